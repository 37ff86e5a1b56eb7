/// A tensor with a label for each axis, as sums of products name them.
struct LabelledTensor<Scalar: NumericScalar> {
  var tensor: Tensor<Scalar>
  var labels: [Int]

  init(_ tensor: Tensor<Scalar>, _ labels: [Int]) {
    self.tensor = tensor
    self.labels = labels
  }

  /// The number of elements of a tensor with these labels.
  static func size(of labels: some Sequence<Int>, _ dimensions: [Int: Int]) -> Double {
    labels.reduce(1) { $0 * Double(dimensions[$1] ?? 1) }
  }

  /// The tensor with axes in the order of `order`, which has all labels.
  func permuted(_ order: [Int]) -> Tensor<Scalar> {
    let places = Dictionary(zip(labels, labels.indices), uniquingKeysWith: { first, _ in first })
    return tensor.view(tensor.layout.permuted(order.compactMap { places[$0] }))
  }

  /// The tensor with axes in the order of `order`; labels that it lacks have dimension 1.
  func spread(_ order: [Int]) -> Tensor<Scalar> {
    var result = permuted(order.filter(labels.contains))
    for (axis, label) in order.enumerated() where !labels.contains(label) {
      result = result.view(result.layout.insertingAxis(at: axis))
    }
    return result
  }

  /// Sums over the axes whose labels are not among `needed`.
  mutating func sum(keeping needed: Set<Int>) {
    let axes = labels.indices.filter { !needed.contains(labels[$0]) }
    if axes.isEmpty { return }
    tensor = tensor.narrowedSum(axes: Array(axes))
    labels.removeAll { !needed.contains($0) }
  }

  /// The products of elements that agree in common labels, summed over those that are not
  /// among `needed`.
  ///
  /// Axes of each operand are brought into groups, in both, summed over, and in one only; then
  /// it is a product of matrices. Groups that are evenly spaced are taken as they lie.
  static func contraction(
    _ lhs: LabelledTensor, _ rhs: LabelledTensor, keeping needed: Set<Int>
  ) -> LabelledTensor {
    let common = lhs.labels.filter(rhs.labels.contains)
    let batch = common.filter(needed.contains)
    let summed = common.filter { !needed.contains($0) }
    let left = lhs.labels.filter { !common.contains($0) }
    let right = rhs.labels.filter { !common.contains($0) }
    let labels = batch + left + right
    if summed.isEmpty {
      return LabelledTensor(lhs.spread(labels) * rhs.spread(labels), labels)
    }
    if left.isEmpty && right.isEmpty && !batch.isEmpty {
      // A batch of inner products: each is too small for a call of its own.
      let product = lhs.permuted(batch + summed) * rhs.permuted(batch + summed)
      return LabelledTensor(
        product.narrowedSum(axes: Array(batch.count..<product.rank)), labels)
    }
    let batchShape = lhs.shape(batch)
    let (rows, depth, columns) = (lhs.count(left), lhs.count(summed), rhs.count(right))
    let batchCount = batch.isEmpty ? [] : [lhs.count(batch)]
    let a = lhs.permuted(batch + left + summed).reshaped(batchCount + [rows, depth])
    let b = rhs.permuted(batch + summed + right).reshaped(batchCount + [depth, columns])
    return LabelledTensor(
      a.matmul(b).reshaped(batchShape + lhs.shape(left) + rhs.shape(right)), labels)
  }

  /// The dimensions of axes by label.
  private func shape(_ wanted: [Int]) -> [Int] { permuted(wanted).shape }

  private func count(_ wanted: [Int]) -> Int { shape(wanted).reduce(1, *) }
}

extension Tensor where Scalar: NumericScalar {
  /// Sums over axes in the tensor's own type; traps where an integer type cannot hold them.
  fileprivate func narrowedSum(axes: [Int]) -> Tensor {
    let sums = sum(axes: axes)
    return (sums as? Tensor) ?? sums.converted(to: Scalar.self)
  }
}
