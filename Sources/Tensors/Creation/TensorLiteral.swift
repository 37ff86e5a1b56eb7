/// An element, or a list of such, as it stands in an array literal of a tensor.
///
/// It is made by the compiler for `let t: Tensor<Double> = [[1, 2], [3, 4]]`, and holds literals
/// only: for values of variables there is `Tensor([[x, y], [z, w]])`.
public enum TensorLiteral<Scalar: TensorScalar> {
  /// A number or truth value.
  case scalar(Scalar)
  /// A list along the next axis.
  case list([TensorLiteral])

  /// The shape of the nested lists, taken along their first elements.
  fileprivate var shape: [Int] {
    switch self {
    case .scalar: []
    case .list(let elements): [elements.count] + (elements.first?.shape ?? [])
    }
  }

  /// Appends the elements in row-major order; false if some list does not fit `shape`.
  fileprivate func appendElements(
    to scalars: inout [Scalar], shape: ArraySlice<Int>
  ) -> Bool {
    switch self {
    case .scalar(let scalar):
      scalars.append(scalar)
      return shape.isEmpty
    case .list(let elements):
      guard elements.count == shape.first else { return false }
      return elements.allSatisfy {
        $0.appendElements(to: &scalars, shape: shape.dropFirst())
      }
    }
  }
}

extension Tensor: ExpressibleByArrayLiteral {
  /// The elements of nested literals: `[[1, 2, 3], [4, 5, 6]]` has shape `[2, 3]`.
  ///
  /// - Precondition: lists side by side have the same length and depth.
  /// - Returns: new storage.
  public init(arrayLiteral elements: TensorLiteral<Scalar>...) {
    let literal = TensorLiteral.list(elements)
    let shape = literal.shape
    var scalars: [Scalar] = []
    require(
      literal.appendElements(to: &scalars, shape: shape[...]),
      "array literal of a tensor: lists side by side differ from shape \(shape)")
    self.init(scalars, shape: shape)
  }
}

extension TensorLiteral: ExpressibleByArrayLiteral {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public init(arrayLiteral elements: TensorLiteral...) { self = .list(elements) }
}

extension TensorLiteral: ExpressibleByIntegerLiteral where Scalar: ExpressibleByIntegerLiteral {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public init(integerLiteral value: Scalar.IntegerLiteralType) {
    self = .scalar(Scalar(integerLiteral: value))
  }
}

extension TensorLiteral: ExpressibleByFloatLiteral where Scalar: ExpressibleByFloatLiteral {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public init(floatLiteral value: Scalar.FloatLiteralType) {
    self = .scalar(Scalar(floatLiteral: value))
  }
}

extension TensorLiteral: ExpressibleByBooleanLiteral where Scalar: ExpressibleByBooleanLiteral {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public init(booleanLiteral value: Scalar.BooleanLiteralType) {
    self = .scalar(Scalar(booleanLiteral: value))
  }
}
