import Apus
import EmbeddedMNIST

/// Training steps of a two-layer network on MNIST: images of 784 bytes in 10 classes.
///
/// `step` is the trainer's, `dense-step` the same on images without a zero, `layers` the step
/// written with the parts of the library as its users write it, and `gemms` the five matrix
/// products alone, as bare calls of BLAS. The peers have `step` too, and the same losses.
let stepWorkloads = [(1, 50), (32, 50), (100, 50), (100, 256), (256, 512), (1000, 1000)]
  .flatMap { batch, hidden in
    [
      WorkloadGroup("Double/\(batch)x\(hidden)") { steps(Double.self, batch, hidden) },
      WorkloadGroup("Float/\(batch)x\(hidden)") { steps(Float.self, batch, hidden) },
    ]
  }

private let (inputSize, classes) = (784, 10)

// Nothing writes to them.
nonisolated(unsafe) private let trainingSet: LabelledImages = {
  do { return try MNIST.embedded().train } catch { fatalError("\(error)") }
}()
private var images: Tensor<UInt8> { trainingSet.images }
private var labels: Tensor<UInt8> { trainingSet.labels }
/// The same images on paper that is not quite white.
nonisolated(unsafe) private let denseImages = maximum(images, 1)

private func steps<Scalar: FloatingPointScalar & BLASScalar>(
  _ type: Scalar.Type, _ batch: Int, _ hidden: Int
) -> [Workload] {
  let size = "\(type)/\(batch)x\(hidden)"
  var fused = FusedSteps<Scalar>(batch, hidden)
  var dense = FusedSteps<Scalar>(batch, hidden, denseImages)
  var layers = LayerSteps<Scalar>(batch, hidden)
  var products = BareProducts<Scalar>(
    batch: batch, input: inputSize, hidden: hidden, classes: classes)
  return [
    Workload(
      "step/\(size)", checksum: { try tenthLoss(FusedSteps<Scalar>(batch, hidden)) },
      work: { _ = try fused.step() }),
    Workload(
      "dense-step/\(size)",
      checksum: { try tenthLoss(FusedSteps<Scalar>(batch, hidden, denseImages)) },
      work: { _ = try dense.step() }),
    Workload(
      "layers/\(size)", checksum: { try tenthLoss(LayerSteps<Scalar>(batch, hidden)) },
      work: { _ = try layers.step() }),
    Workload("gemms/\(size)", checksum: { 0 }, work: { products.run() }),
  ]
}

/// A network in training. The stream gives the weights, then each step's indices.
private protocol Steps<Scalar> {
  associatedtype Scalar: FloatingPointScalar
  /// Makes a step and returns the loss before it.
  mutating func step() throws -> Scalar
}

private func tenthLoss(_ steps: some Steps) throws -> Double {
  var steps = steps
  for _ in 1..<10 { _ = try steps.step() }
  return Double(try steps.step())
}

private func network<Scalar>(_ hidden: Int, _ random: RandomState) -> TwoLayerNet<Scalar> {
  TwoLayerNet(
    inputSize: inputSize, hiddenSize: hidden, outputSize: classes, initialization: .he,
    random: random)
}

private struct FusedSteps<Scalar: FloatingPointScalar>: Steps {
  private var trainer: Trainer<Scalar>

  init(_ batch: Int, _ hidden: Int, _ images: Tensor<UInt8> = images) {
    let random = RandomState(42)
    trainer = Trainer(
      network: network(hidden, random), inputs: images, targets: labels, divisor: 255,
      batchSize: batch, optimizer: SGD(learningRate: 0.001), random: random)
  }

  mutating func step() throws -> Scalar { try trainer.step(reevaluatingLoss: false) }
}

private struct LayerSteps<Scalar: FloatingPointScalar>: Steps {
  private let batch: Int
  private let random = RandomState(42)
  private let network: TwoLayerNet<Scalar>
  private let optimizer = SGD<Scalar>(learningRate: 0.001)

  init(_ batch: Int, _ hidden: Int) {
    self.batch = batch
    network = apus_benchmark.network(hidden, random)
  }

  mutating func step() throws -> Scalar {
    let indices: [Int] = random.choice(images.shape[0], size: batch)
    let x = images.gathering(indices, as: Scalar.self, dividedBy: 255)
    let t = labels[indices]
    let gradients = try network.gradient(x, t)
    optimizer.update(&network.parameters, gradients)
    return network.lastLayer.loss ?? .nan
  }
}
