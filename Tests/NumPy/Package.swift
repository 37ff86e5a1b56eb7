// swift-tools-version: 6.1
import PackageDescription

// Calls of the library with random operands, written for `compare.py` to repeat in NumPy, and
// random files, written for `compare_files.py` to read in Python.
let package = Package(
  name: "apus-numpy",
  dependencies: [
    .package(name: "apus", path: "../.."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
  ],
  targets: [
    .executableTarget(
      name: "differential",
      dependencies: [
        .product(name: "Tensors", package: "apus"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "file-writer",
      dependencies: [
        .product(name: "Tensors", package: "apus"), .product(name: "TensorFiles", package: "apus"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
