import Tensors

/// What a classifier should have said: a class for each example, or a row of probabilities.
enum Targets<Scalar: FloatingPointScalar> {
  /// Class indices, shape `[batch]`, each within the classes.
  case classes(Tensor<Int64>)
  /// One-hot rows, or probabilities, shape `[batch, classes]`.
  case distributions(Tensor<Scalar>)

  /// Checks `t` against scores of the shape `[batch, classes]`.
  ///
  /// - Throws: `ModelInputError.shape` and `.labelOutOfRange`.
  init<Target: NumericScalar>(_ t: Tensor<Target>, scores shape: Dimensions) throws {
    let (batch, classes) = (shape[0], shape[1])
    if t.dimensions == shape {
      self = .distributions(t.converted(to: Scalar.self))
      return
    }
    guard t.dimensions == [batch], Target.self is any IntegerScalar.Type else {
      throw ModelInputError.shape(
        argument: "t",
        expected: "[\(batch)] of integer class indices, or one-hot [\(batch), \(classes)]",
        found: t.shape)
    }
    let labels = t.converted(to: Int64.self)
    try labels.withUnsafeBufferPointer { labels in
      for (index, label) in labels.enumerated() where label < 0 || label >= classes {
        throw ModelInputError.labelOutOfRange(
          index: index, value: Int(label), classes: classes)
      }
    }
    self = .classes(labels)
  }

  /// The class of each example: the given one, or the place of the largest probability.
  var classes: Tensor<Int64> {
    switch self {
    case .classes(let labels): labels
    case .distributions(let rows): rows.argMax(axis: 1)
    }
  }
}
