"""A training step in NumPy: tuned, and as the tutorial writes it.

`apus-benchmark` has `step` under the same names and with the same losses, in
`StepWorkloads.swift`. Tuned means what one does who knows NumPy well: every array is made once
and written to in place, images are converted while they are gathered, the gradient of the first
layer's input is not computed, and the update needs no copy of a parameter.
"""
import gzip
import os
import sys

import numpy as np

from .serving import serve

BENCHMARKS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, BENCHMARKS)
from tutorial import Network  # noqa: E402

SIZES = [(1, 50), (32, 50), (100, 50), (100, 256), (256, 512), (1000, 1000)]
TYPES = {"Double": np.float64, "Float": np.float32}
INPUTS, CLASSES, EXAMPLES, RATE = 784, 10, 60_000, 0.001
MNIST = os.path.join(BENCHMARKS, "..", "Sources", "EmbeddedMNIST", "Resources")


def training_set():
    """MNIST's images and labels."""
    def elements(name, header):
        with gzip.open(os.path.join(MNIST, name + "-ubyte.gz")) as file:
            return np.frombuffer(file.read(), np.uint8, offset=header).copy()
    images = elements("train-images-idx3", 16).reshape(EXAMPLES, INPUTS)
    return images, elements("train-labels-idx1", 8)


def initial_weights(random, hidden, dtype):
    """He's weights for both layers."""
    first = np.sqrt(2 / INPUTS) * random.randn(INPUTS, hidden)
    second = np.sqrt(2 / hidden) * random.randn(hidden, CLASSES)
    return first.astype(dtype), second.astype(dtype)


class TunedSteps:
    def __init__(self, images, labels, batch, hidden, dtype):
        self.images, self.labels, self.batch = images, labels, batch
        self.random = np.random.RandomState(42)
        self.w1, self.w2 = initial_weights(self.random, hidden, dtype)
        self.b1, self.b2 = np.zeros(hidden, dtype), np.zeros(CLASSES, dtype)
        self.scale, self.rate = dtype(255), dtype(RATE)
        self.bytes = np.empty((batch, INPUTS), np.uint8)
        self.x = np.empty((batch, INPUTS), dtype)
        self.h, self.dh = np.empty((batch, hidden), dtype), np.empty((batch, hidden), dtype)
        self.y = np.empty((batch, CLASSES), dtype)
        self.dw1, self.dw2 = np.empty_like(self.w1), np.empty_like(self.w2)
        self.rows = np.arange(batch)

    def step(self):
        indices = self.random.choice(EXAMPLES, self.batch)
        np.take(self.images, indices, axis=0, out=self.bytes, mode="clip")
        t = self.labels[indices]
        x, h, y, dh = self.x, self.h, self.y, self.dh
        np.divide(self.bytes, self.scale, out=x)
        np.matmul(x, self.w1, out=h)
        h += self.b1
        np.maximum(h, 0, out=h)
        np.matmul(h, self.w2, out=y)
        y += self.b2
        y -= y.max(axis=1, keepdims=True)
        np.exp(y, out=y)
        y /= y.sum(axis=1, keepdims=True)
        loss = -np.log(y[self.rows, t] + 1e-7).mean()
        y[self.rows, t] -= 1
        y /= self.batch
        np.matmul(y, self.w2.T, out=dh)
        dh *= h > 0
        np.matmul(h.T, y, out=self.dw2)
        np.matmul(x.T, dh, out=self.dw1)
        self.dw1 *= self.rate
        self.w1 -= self.dw1
        self.b1 -= self.rate * dh.sum(axis=0)
        self.dw2 *= self.rate
        self.w2 -= self.dw2
        self.b2 -= self.rate * y.sum(axis=0)
        return loss


class TutorialSteps:
    def __init__(self, images, labels, batch, hidden, dtype):
        self.images, self.labels, self.batch, self.dtype = images, labels, batch, dtype
        self.random = np.random.RandomState(42)
        self.network = Network((INPUTS, hidden, CLASSES), 0.01)
        w1, w2 = initial_weights(self.random, hidden, dtype)
        parameters = self.network.parameters
        for name, layer, weights in (("1", self.network.first, w1), ("2", self.network.last, w2)):
            layer.weights, layer.bias = weights, np.zeros(weights.shape[1], dtype)
            parameters["W" + name], parameters["b" + name] = layer.weights, layer.bias

    def step(self):
        indices = self.random.choice(EXAMPLES, self.batch)
        x, t = self.images[indices] / self.dtype(255), self.labels[indices]
        gradients = self.network.gradient(x, t)
        for key in self.network.parameters:
            self.network.parameters[key] -= RATE * gradients[key]
        rows = np.arange(self.batch)
        return -np.log(self.network.output.y[rows, t] + 1e-7).mean()


def tenth_loss(steps):
    for _ in range(9):
        steps.step()
    return steps.step()


def groups(kinds, data):
    """Workloads for `serve`: `kinds` maps the first part of their names to a class of steps."""

    def group(type_name, batch, hidden):
        def make():
            def workload(kind):
                def new():
                    return kind(*data, batch, hidden, TYPES[type_name])

                steps = new()

                def run(calls):
                    for _ in range(calls):
                        steps.step()

                return run, lambda: tenth_loss(new())

            return {
                f"{name}/{type_name}/{batch}x{hidden}": workload(kind)
                for name, kind in kinds.items()
            }

        return make

    return {
        f"{type_name}/{batch}x{hidden}": group(type_name, batch, hidden)
        for type_name in TYPES
        for batch, hidden in SIZES
    }


if __name__ == "__main__":
    serve(groups({"step": TunedSteps, "tutorial": TutorialSteps}, training_set()))
