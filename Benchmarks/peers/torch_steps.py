"""A training step in PyTorch: with its layers and optimiser, and by hand without autograd."""
import os

import numpy as np
import torch

from .numpy_steps import CLASSES, EXAMPLES, INPUTS, RATE, groups, initial_weights, training_set
from .serving import serve

torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))


class Steps:
    """What both have in common: the parameters, and drawing a batch."""

    def __init__(self, images, labels, batch, hidden, dtype):
        self.images, self.labels, self.batch = images, labels, batch
        self.random = np.random.RandomState(42)
        self.w1, self.w2 = map(
            torch.from_numpy, initial_weights(self.random, hidden, dtype))
        self.b1 = torch.zeros(hidden, dtype=self.w1.dtype)
        self.b2 = torch.zeros(CLASSES, dtype=self.w1.dtype)

    def draw(self):
        indices = torch.from_numpy(self.random.choice(EXAMPLES, self.batch))
        return self.images[indices].to(self.w1.dtype).div_(255), self.labels[indices]


class LayerSteps(Steps):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        hidden = len(self.b1)
        first, last = torch.nn.Linear(INPUTS, hidden), torch.nn.Linear(hidden, CLASSES)
        self.model = torch.nn.Sequential(first, torch.nn.ReLU(), last).to(self.w1.dtype)
        with torch.no_grad():
            first.weight.copy_(self.w1.T)
            last.weight.copy_(self.w2.T)
            first.bias.zero_()
            last.bias.zero_()
        self.loss = torch.nn.CrossEntropyLoss()
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=RATE)

    def step(self):
        x, t = self.draw()
        self.optimizer.zero_grad()
        loss = self.loss(self.model(x), t)
        loss.backward()
        self.optimizer.step()
        return loss.item()


class ManualSteps(Steps):
    @torch.no_grad()
    def step(self):
        x, t = self.draw()
        h = torch.addmm(self.b1, x, self.w1).relu_()
        y = torch.addmm(self.b2, h, self.w2).softmax(1)
        rows = torch.arange(self.batch)
        loss = -(y[rows, t] + 1e-7).log().mean()
        y[rows, t] -= 1
        y /= self.batch
        dh = (y @ self.w2.T).mul_(h > 0)
        self.w2.addmm_(h.T, y, alpha=-RATE)
        self.b2.sub_(y.sum(0), alpha=RATE)
        self.w1.addmm_(x.T, dh, alpha=-RATE)
        self.b1.sub_(dh.sum(0), alpha=RATE)
        return loss.item()


if __name__ == "__main__":
    images, labels = map(torch.from_numpy, training_set())
    serve(groups({"layers": LayerSteps, "step": ManualSteps}, (images, labels.long())))
