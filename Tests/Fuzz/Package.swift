// swift-tools-version: 6.1
import PackageDescription

// One program a reader, which libFuzzer calls with bytes that reach ever more of its code.
// Built by `make fuzz`. The flags would keep a package from being a dependency, which this one
// never is.
let flags: [SwiftSetting] = [
  .unsafeFlags(["-sanitize=fuzzer,address", "-parse-as-library"])
]
let readers = ["npy", "npz", "safetensors", "idx", "csv", "pgm"]

let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "apus", path: "../..")],
  targets: readers.map { reader in
    .executableTarget(
      name: "fuzz-\(reader)",
      dependencies: [
        .product(name: "TensorFiles", package: "apus"),
        .product(name: "Tensors", package: "apus"), "FuzzSupport",
      ],
      swiftSettings: flags,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address"])])
  } + [
    .target(
      name: "FuzzSupport",
      dependencies: [
        .product(name: "TensorFiles", package: "apus"), .product(name: "Tensors", package: "apus"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
