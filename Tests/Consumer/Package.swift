// swift-tools-version: 6.1
import PackageDescription

// A package as a user would write it. It is built in release, without extra flags, and run.
let package = Package(
  name: "consumer",
  dependencies: [
    .package(name: "apus", path: "../..")
  ],
  targets: [
    .executableTarget(
      name: "consumer",
      dependencies: [
        .product(name: "Apus", package: "apus"),
        .product(name: "EmbeddedMNIST", package: "apus"),
      ])
  ]
)
