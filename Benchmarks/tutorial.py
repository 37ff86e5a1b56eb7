#!/usr/bin/env python3
"""The tutorial's experiment in NumPy, to compare numbers and times with `apus train`.

Written as the tutorial writes it: layers as classes that keep what they need for the way
back, pixels as bytes that NumPy converts in every product, the gradient of the first
layer's input computed although nobody uses it, whole-set accuracies in one piece. Prints
the same table as `apus train`; --seconds adds the wall-clock time of the training loop
with its measurements to standard error (imports and loading are not in it).

    Benchmarks/tutorial.py Sources/EmbeddedMNIST/Resources [--normalize] [--seed 42]
                           [--iterations 6000] [--losses N] [--seconds]
"""
import argparse
import gzip
import os
import sys
import time

import numpy as np


def load(folder, name):
    for suffix, opener in ((".gz", gzip.open), ("", open)):
        path = os.path.join(folder, name + suffix)
        if os.path.exists(path):
            with opener(path, "rb") as file:
                data = file.read()
            rank = data[3]
            shape = [int.from_bytes(data[4 + 4 * k : 8 + 4 * k], "big") for k in range(rank)]
            return np.frombuffer(data, np.uint8, offset=4 + 4 * rank).reshape(shape)
    sys.exit(f"{folder}: no {name} or {name}.gz")


class Affine:
    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias

    def forward(self, x):
        self.x = x.reshape(x.shape[0], -1)
        return np.dot(self.x, self.weights) + self.bias

    def backward(self, gradient):
        self.d_weights = np.dot(self.x.T, gradient)
        self.d_bias = np.sum(gradient, axis=0)
        return np.dot(gradient, self.weights.T)


class Relu:
    def forward(self, x):
        self.dead = x <= 0
        y = x.copy()
        y[self.dead] = 0
        return y

    def backward(self, gradient):
        gradient[self.dead] = 0
        return gradient


class SoftmaxWithLoss:
    def forward(self, x, labels):
        shifted = x.T - np.max(x.T, axis=0)
        self.y = (np.exp(shifted) / np.sum(np.exp(shifted), axis=0)).T
        self.labels = labels
        rows = np.arange(len(labels))
        return -np.sum(np.log(self.y[rows, labels] + 1e-7)) / len(labels)

    def backward(self):
        gradient = self.y.copy()
        gradient[np.arange(len(self.labels)), self.labels] -= 1
        return gradient / len(self.labels)


class Network:
    def __init__(self, sizes, deviation):
        inputs, hidden, outputs = sizes
        self.parameters = {}
        self.parameters["W1"] = deviation * np.random.randn(inputs, hidden)
        self.parameters["b1"] = np.zeros(hidden)
        self.parameters["W2"] = deviation * np.random.randn(hidden, outputs)
        self.parameters["b2"] = np.zeros(outputs)
        self.first = Affine(self.parameters["W1"], self.parameters["b1"])
        self.last = Affine(self.parameters["W2"], self.parameters["b2"])
        self.layers = [self.first, Relu(), self.last]
        self.output = SoftmaxWithLoss()

    def predict(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def loss(self, x, labels):
        return self.output.forward(self.predict(x), labels)

    def accuracy(self, x, labels):
        return np.sum(np.argmax(self.predict(x), axis=1) == labels) / float(x.shape[0])

    def gradient(self, x, labels):
        self.loss(x, labels)
        gradient = self.output.backward()
        for layer in reversed(self.layers):
            gradient = layer.backward(gradient)
        return {
            "W1": self.first.d_weights,
            "b1": self.first.d_bias,
            "W2": self.last.d_weights,
            "b2": self.last.d_bias,
        }


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", help="the four IDX files of MNIST or Fashion-MNIST")
    parser.add_argument("--normalize", action="store_true", help="divide the pixels by 255")
    parser.add_argument("--seed", type=int, default=42)
    parser.add_argument("--iterations", type=int, default=6000)
    parser.add_argument("--losses", type=int, default=0, help="print that many losses first")
    parser.add_argument("--seconds", action="store_true", help="print the time of the loop")
    options = parser.parse_args()

    x_train = load(options.folder, "train-images-idx3-ubyte").reshape(-1, 784)
    t_train = load(options.folder, "train-labels-idx1-ubyte")
    x_test = load(options.folder, "t10k-images-idx3-ubyte").reshape(-1, 784)
    t_test = load(options.folder, "t10k-labels-idx1-ubyte")
    if options.normalize:
        x_train, x_test = x_train / 255, x_test / 255

    np.random.seed(options.seed)
    network = Network((784, 50, 10), 0.01)
    batch_size, learning_rate = 100, 0.1
    iterations_per_epoch = max(len(x_train) / batch_size, 1)
    start = time.perf_counter()
    for i in range(options.iterations):
        batch = np.random.choice(len(x_train), batch_size)
        x, labels = x_train[batch], t_train[batch]
        gradients = network.gradient(x, labels)
        for key in network.parameters:
            network.parameters[key] -= learning_rate * gradients[key]
        loss = network.loss(x, labels)
        if i < options.losses:
            print(repr(float(loss)))
        if i % iterations_per_epoch == 0:
            train = network.accuracy(x_train, t_train)
            test = network.accuracy(x_test, t_test)
            print(float(train), float(test), flush=True)
    if options.seconds:
        print(f"{time.perf_counter() - start:.2f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
