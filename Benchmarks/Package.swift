// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that what only benchmarks need never reaches importers.
let package = Package(
  name: "apus-benchmarks",
  dependencies: [
    .package(name: "apus", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
  ],
  targets: [
    .executableTarget(
      name: "apus-benchmark",
      dependencies: [
        .product(name: "Apus", package: "apus"),
        .product(name: "CBLAS", package: "apus"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
