import Apus
import EmbeddedMNIST

let mnist = try MNIST.embedded()
let network = TwoLayerNet<Double>(inputSize: 784, hiddenSize: 50, outputSize: 10)
let x = mnist.train.images[0..<100].converted(to: Double.self) / 255
let t = mnist.train.labels[0..<100]

let before = try network.loss(x, t)
for _ in 0..<20 {
  let gradients = try network.gradient(x, t)
  for key in ["W1", "b1", "W2", "b2"] {
    network.parameters[key]! -= 0.1 * gradients[key]!
  }
}
let after = try network.loss(x, t)
print("loss \(before) before and \(after) after 20 updates, accuracy \(try network.accuracy(x, t))")

let small = Tensor<Double>([1, 2, 3, 4], shape: [2, 2])
let y = small.matmul(small.transposed()) + 1
precondition(
  y == Tensor<Double>([6, 12, 12, 26], shape: [2, 2]), "a product came out wrong: \(y)")
precondition(after < before, "the network did not learn")
