"""The clean release build of a package that imports the library."""
import os
import subprocess
import tempfile
import time

from .contest import FOLDER
from .records import record

PACKAGE = """// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "consumer",
  dependencies: [.package(name: "apus", path: "{path}")],
  targets: [
    .executableTarget(
      name: "consumer",
      dependencies: [
        .product(name: "Tensors", package: "apus"),
        .product(name: "NeuralNetworks", package: "apus"),
      ])
  ])
"""

PROGRAM = """import NeuralNetworks
import Tensors

let network = TwoLayerNet<Double>(inputSize: 4, hiddenSize: 3, outputSize: 2)
print(try network.predict(Tensor<Double>.ones([1, 4])))
"""


def add_arguments(parser):
    pass


def measure(options):
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(os.path.join(folder, "Sources", "consumer"))
        with open(os.path.join(folder, "Package.swift"), "w") as file:
            file.write(PACKAGE.format(path=os.path.dirname(FOLDER)))
        with open(os.path.join(folder, "Sources", "consumer", "main.swift"), "w") as file:
            file.write(PROGRAM)
        # Fetching the dependencies is not building.
        subprocess.run(["swift", "package", "resolve", "--package-path", folder], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        start = time.monotonic()
        subprocess.run(["swift", "build", "-c", "release", "--package-path", folder], check=True,
                       stdout=subprocess.DEVNULL)
        yield record("consumer-build", len(os.sched_getaffinity(0)), None,
                     [time.monotonic() - start], unit="s")
