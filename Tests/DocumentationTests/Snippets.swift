import Apus
import EmbeddedMNIST
import Foundation
import OrderedCollections
import XCTest

/// The snippets of README and Docs, run as tests.
final class Snippets: XCTestCase {
  func testReadme() throws {
    let mnist = try MNIST.embedded()  // images [60000, 784] UInt8, labels [60000] UInt8
    let network = TwoLayerNet<Double>(inputSize: 784, hiddenSize: 50, outputSize: 10)
    let x = mnist.train.images[0..<100].converted(to: Double.self) / 255
    let t = mnist.train.labels[0..<100]
    let gradients = try network.gradient(x, t)
    for key in ["W1", "b1", "W2", "b2"] {
      network.parameters[key]! -= 0.1 * gradients[key]!  // in place: the layers see it
    }
    print(try network.loss(x, t), try network.accuracy(x, t))
  }

  func testSharedStoragePuzzle() {
    let network = TwoLayerNet<Double>(inputSize: 4, hiddenSize: 3, outputSize: 2)
    let layer = network.layers["Affine1"] as! Affine<Double>
    network.parameters["W1"]! -= 0.1
    assert(layer.W == network.parameters["W1"])
    assert(layer.W.sharesStorage(with: network.parameters["W1"]!))

    // A new tensor is bound to the name; the layer keeps the old one.
    network.parameters["W1"] = network.parameters["W1"]! - 0.1
    assert(layer.W != network.parameters["W1"])

    // Layers that were made from copies never see the update.
    var W = Tensor<Double>.ones([4, 3])
    let deaf = Affine(W.copy(), Tensor.zeros([3]))
    W -= 0.1
    assert(deaf.W == Tensor.ones([4, 3]))
  }

  func testSharedStorageRules() {
    var table = Tensor<Int32>.arange(0, 12).reshaped(3, 4)
    let middle = table[1, 1..<3]  // a view
    table[1, 1] = 100
    assert(middle == Tensor([100, 6]))

    var column = table[0..., 0]
    column.fill(-1)
    assert(table[2, 0] == -1)

    table[1...] = table[..<2]  // overlapping: read as it was before
    assert(table[row: 2] == Tensor([-1, 100, 6, 7]))
  }

  func testGradientChecks() throws {
    let network = TwoLayerNet<Double>(
      inputSize: 8, hiddenSize: 6, outputSize: 3, initialization: .he, crossEntropy: .exact)
    let x = RandomState(1).randn(5, 8)
    let t = Tensor<Int64>([0, 2, 1, 1, 0])
    let check = try network.checkGradients(x, t)
    assert(check.passes, "\(check)")

    let point = Tensor<Double>([0.5, -1, 2])
    let numeric = numericalGradient({ exp($0).sum() }, point)
    assert(relativeError(exp(point), numeric) < 1e-9)
  }

  func testRandomNumbersPortingAProgram() {
    let random = RandomState(42)
    let weights = 0.01 * random.randn(784, 50)
    let batch: [Int] = random.choice(60_000, size: 100)
    print(weights.shape, batch.count)
  }

  func testRandomNumbersSeedingAgain() {
    let random = RandomState(0)
    let first = random.randn(3)
    random.seed(0)
    assert(random.randn(3).scalars == first.scalars)
  }

  func testRandomNumbersShufflingTogether() {
    let images = Tensor<Float>([[1, 1], [2, 2], [3, 3]])
    let labels = Tensor<Int64>([1, 2, 3])
    let order = RandomState(7).permutation(3)
    let (shuffledImages, shuffledLabels) = (images[order], labels[order])
    assert(shuffledImages[0, 0] == Float(shuffledLabels[0]))
  }

  func testRandomNumbersStateOfAStream() {
    let random = RandomState(1)
    let state = random.state
    let numbers = random.rand(4).scalars
    random.state = state
    assert(random.rand(4).scalars == numbers)
  }

  func testRandomNumbersGenerator() {
    let random = Generator(42)
    let weights = random.normal(scale: 0.01, size: [784, 50])
    let rows: [Int] = random.choice(60_000, size: 100, replace: false)
    print(weights.shape, rows.count)
  }

  func testRandomNumbersSpawning() {
    let parts = Generator(2026).spawn(4)
    let sums = parts.map { $0.standardNormal(size: [1000]).sum() }
    assert(Set(sums).count == 4)
  }

  func testRandomNumbersRunningAhead() {
    let start = Philox(key: 7)
    var (drawn, ahead) = (start, start.advanced(by: 250))
    for _ in 0..<1000 { _ = drawn.nextUInt64() }
    assert(drawn.nextUInt64() == ahead.nextUInt64())
  }

  func testRandomNumbersStateFromPython() throws {
    let json = """
      {"bit_generator": "PCG64", "state": {"state": 274674114334540486603088602300644985544,
      "inc": 332724090758049132448979897138935081983}, "has_uint32": 0, "uinteger": 0}
      """
    let state = try JSONDecoder().decode(PCG64.State.self, from: Data(json.utf8))
    let restored = Generator(PCG64(state: state))
    assert(restored.random() == Generator(42).random())
  }

  /// Runs a snippet in a folder of its own, since it names files without one.
  private func inTemporaryFolder(_ body: () throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/apus-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let old = FileManager.default.currentDirectoryPath
    defer {
      _ = FileManager.default.changeCurrentDirectoryPath(old)
      try? FileManager.default.removeItem(atPath: folder)
    }
    XCTAssertTrue(FileManager.default.changeCurrentDirectoryPath(folder))
    try body()
  }

  func testFileFormats() throws {
    try inTemporaryFolder {
      let x = Tensor<Float>([[1, 2], [3, 4]])
      try x.write(toNPY: "x.npy")
      let same = try Tensor<Float>(contentsOf: "x.npy")
      let precise = try Tensor<Double>(contentsOf: "x.npy", converting: true)
      XCTAssertEqual(same, x)
      XCTAssertEqual(precise, x.converted(to: Double.self))

      try TensorFile.write(["W1": x], toSafetensors: "model.safetensors")
      let file = try TensorFile.open("model.safetensors")
      for entry in file.entries { print(entry.name, entry.typeName, entry.shape) }
      let W: Tensor<Float> = try file.read("W1")

      let weights = try OrderedDictionary<String, Tensor<Float>>(contentsOf: "model.safetensors")
      try weights.write(toNPZ: "model.npz", compressed: true)
      XCTAssertEqual(W, x)
      XCTAssertEqual(weights, ["W1": x])

      try TensorFile.write(
        ["images": Tensor<UInt8>.zeros([2, 28, 28]), "scale": Tensor(0.5)], toNPZ: "data.npz")
      XCTAssertEqual(try TensorFile.open("data.npz").entries.map(\.name), ["images", "scale"])
    }
  }

  func testFileFormatsOfModelsAndTables() throws {
    try inTemporaryFolder {
      let network = TwoLayerNet<Float>(inputSize: 784, hiddenSize: 50, outputSize: 10)
      try network.write(toSafetensors: "network.safetensors", metadata: ["divisor": "255"])
      let loaded = try TwoLayerNet<Float>(contentsOf: "network.safetensors")
      XCTAssertEqual(loaded.parameters, network.parameters)

      try Data("width,species\n0.2,setosa\n1.3,virginica\n".utf8)
        .write(to: URL(fileURLWithPath: "iris.csv"))
      let iris = try CSVTable<Double>(contentsOf: "iris.csv", labels: .named("species"))
      print(iris.values.shape, iris.classes, iris.labels!.scalars)
      XCTAssertEqual(iris.labels, Tensor([0, 1]))

      try iris.write(toCSV: "iris.tsv", delimiter: "\t")
      try iris.values.write(toCSV: "widths.csv.gz", columns: ["width"], compressed: true)
      try iris.labels!.write(toIDX: "labels-idx1-ubyte.gz", as: .uint8, compressed: true)
      XCTAssertEqual(
        try String(contentsOfFile: "iris.tsv", encoding: .utf8),
        "width\tspecies\n0.2\tsetosa\n1.3\tvirginica\n")
      XCTAssertEqual(try Tensor<UInt8>(contentsOf: "labels-idx1-ubyte.gz").scalars, [0, 1])

      try TensorFile.write(["zeros": Tensor<UInt8>.zeros([9])], toNPZ: "zeros.npz")
      var limits = ReadingLimits.standard
      limits.expansion = 4 << 30
      let zeros = try Tensor<UInt8>(contentsOf: "zeros.npz", limits: limits)
      XCTAssertEqual(zeros.count, 9)
    }
  }
}
