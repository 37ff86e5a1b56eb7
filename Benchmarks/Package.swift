// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that what only benchmarks need never reaches importers.
let package = Package(
  name: "apus-benchmarks",
  dependencies: [
    .package(name: "apus", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.0.0"),
  ],
  targets: [
    .executableTarget(
      name: "apus-benchmark",
      dependencies: [
        .product(name: "Apus", package: "apus"),
        .product(name: "CBLAS", package: "apus"),
        .product(name: "CLAPACKE", package: "apus"),
        .product(name: "EmbeddedMNIST", package: "apus"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        "Timing",
      ]),
    // What runs in turn, timed.
    .target(name: "Timing"),
    // An executable of its own: it compiles the library a second time.
    .executableTarget(
      name: "apus-benchmark-modules",
      dependencies: [
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        "Calls", "TensorsWithin", "Timing",
      ]),
    // The same calls from another module and from the library's own: see `Calls.swift`.
    .target(name: "Calls", dependencies: [.product(name: "Tensors", package: "apus")]),
    .target(
      name: "TensorsWithin",
      dependencies: [
        .product(name: "CBLAS", package: "apus"),
        .product(name: "CLAPACKE", package: "apus"),
        .product(name: "CVectorMath", package: "apus"),
        .product(name: "ComplexModule", package: "swift-numerics"),
      ],
      swiftSettings: [.define("WITHIN")]),
  ],
  swiftLanguageModes: [.v6]
)
