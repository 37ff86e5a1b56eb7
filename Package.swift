// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "apus",
  products: [
    .library(name: "Apus", targets: ["Apus"]),
    .library(name: "Tensors", targets: ["Tensors"]),
    .library(name: "TensorFiles", targets: ["TensorFiles"]),
    .library(name: "NeuralNetworks", targets: ["NeuralNetworks"]),
    .library(name: "ModelFiles", targets: ["ModelFiles"]),
    .library(name: "Datasets", targets: ["Datasets"]),
    .library(name: "EmbeddedMNIST", targets: ["EmbeddedMNIST"]),
    .library(name: "CBLAS", targets: ["CBLAS"]),
    .library(name: "CLAPACKE", targets: ["CLAPACKE"]),
    .library(name: "CVectorMath", targets: ["CVectorMath"]),
    .executable(name: "apus", targets: ["ApusCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.1.0"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.0.0"),
  ],
  targets: [
    // The C libraries of the system.
    .systemLibrary(
      name: "CBLAS", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
    .systemLibrary(
      name: "CLAPACKE", pkgConfig: "lapacke",
      providers: [.apt(["liblapacke-dev"]), .brew(["lapack"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl"])]),

    // The library, from the ground up.
    // Swift modules wait for all of a C target that they name, but not for those behind it: so
    // the kernels are compiled beside them.
    .target(name: "CVectorMath", dependencies: ["CVectorKernels"]),
    .target(
      name: "CVectorKernels", publicHeadersPath: ".",
      cSettings: [.headerSearchPath("../CVectorMath/include")]),
    .target(
      name: "Tensors",
      dependencies: [
        "CBLAS", "CLAPACKE", "CVectorMath",
        .product(name: "ComplexModule", package: "swift-numerics"),
        .product(name: "RealModule", package: "swift-numerics"),
      ]),
    .target(
      name: "TensorFiles",
      dependencies: [
        "Tensors", "CZlib",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ]),
    .target(
      name: "NeuralNetworks",
      dependencies: [
        "Tensors", .product(name: "OrderedCollections", package: "swift-collections"),
      ]),
    // Apart from the networks, so that those who train need no readers of files.
    .target(
      name: "ModelFiles",
      dependencies: [
        "Tensors", "TensorFiles", "NeuralNetworks",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ]),
    .target(name: "Datasets", dependencies: ["Tensors", "TensorFiles"]),
    .target(
      name: "EmbeddedMNIST", dependencies: ["Datasets"],
      resources: [.copy("Resources")]),
    .target(
      name: "Apus",
      dependencies: ["Tensors", "TensorFiles", "NeuralNetworks", "ModelFiles", "Datasets"]),

    // The command `apus`.
    .executableTarget(
      name: "ApusCommand",
      dependencies: [
        "Apus", "CCrypto", "EmbeddedMNIST",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Tests.
    .target(name: "_TestSupport", dependencies: ["Tensors"]),
    .testTarget(
      name: "TensorsTests",
      dependencies: ["Tensors", "CBLAS", "CVectorKernels", "CVectorMath", "_TestSupport"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "TensorFilesTests",
      dependencies: [
        "TensorFiles", "CZlib", "_TestSupport", "_FileWorker",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ],
      resources: [.copy("Fixtures")]),
    // A program that tests of files start, limit and kill.
    .executableTarget(
      name: "_FileWorker",
      dependencies: [
        "TensorFiles", .product(name: "OrderedCollections", package: "swift-collections"),
      ],
      path: "Tests/_FileWorker"),
    .testTarget(
      name: "NeuralNetworksTests",
      dependencies: [
        "NeuralNetworks", "Datasets", "EmbeddedMNIST", "_TestSupport",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ]),
    .testTarget(
      name: "ModelFilesTests",
      dependencies: [
        "ModelFiles", "NeuralNetworks", "TensorFiles",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ]),
    .testTarget(
      name: "DatasetsTests", dependencies: ["Datasets", "EmbeddedMNIST", "_TestSupport"]),
    .testTarget(
      name: "DocumentationTests",
      dependencies: [
        "Apus", "EmbeddedMNIST",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ]),
    .testTarget(name: "ApusCommandTests", dependencies: ["Apus", "ApusCommand", "_TestSupport"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c11
)
