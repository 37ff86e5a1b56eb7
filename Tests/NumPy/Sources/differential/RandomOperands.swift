import Tensors

/// Draws shapes, layouts and values.
struct RandomOperands {
  let random: RandomState

  init(seed: UInt32) { random = RandomState(seed) }

  /// An integer of the range.
  func integer(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(random.randint(0, range.count))
  }

  func flag() -> Bool { integer(0...1) == 1 }

  /// Dimensions from 0 to 5, seldom 0.
  func shape(rank: ClosedRange<Int> = 0...4, smallest: Int = 0) -> [Int] {
    (0..<integer(rank)).map { _ in
      integer(0...19) == 0 ? max(0, smallest) : integer(max(1, smallest)...5)
    }
  }

  /// A shape that broadcasts with `shape`: some axes are 1, some in front are missing.
  func compatible(_ shape: [Int]) -> [Int] {
    let kept = shape.suffix(integer(0...shape.count))
    return kept.map { integer(0...3) == 0 ? 1 : $0 }
  }

  /// The values in a random layout: stored with axes in another order, in a window of a larger
  /// tensor, with steps, backwards.
  func laidOut<Scalar: TensorScalar>(_ values: Tensor<Scalar>) -> Tensor<Scalar> {
    if values.count == 0 || integer(0...2) == 0 { return values }
    let axes = random.permutation(values.rank).map { Int($0) }
    let stored = values.transposed(axes)
    let steps = stored.shape.map { _ in [1, 1, 2, -1, -2][integer(0...4)] }
    let margins = stored.shape.map { _ in integer(0...2) }
    let padded = stored.shape.indices.map {
      margins[$0] + stored.shape[$0] * steps[$0].magnitude.asInt
    }
    guard let filler = values.flattened().scalars.first else { return values }
    let base = Tensor(repeating: filler, shape: padded)
    var view = base
    for axis in stored.shape.indices {
      let lower = margins[axis]
      let indices: [any TensorIndex] =
        (0..<axis).map { _ in .all } + [(lower..<padded[axis]).by(steps[axis])]
      view = view[indices: indices]
    }
    view[indices: stored.shape.map { _ in AxisSlice.all }] = stored
    var inverse = [Int](repeating: 0, count: axes.count)
    for (place, axis) in axes.enumerated() { inverse[axis] = place }
    return view.transposed(inverse)
  }

  /// Floating-point numbers of many magnitudes, among them NaN, ±∞ and ±0.
  func specials<Scalar: FloatingPointScalar>(
    _ shape: [Int], of type: Scalar.Type = Scalar.self
  ) -> Tensor<Scalar> {
    let count = shape.reduce(1, *)
    let values = (0..<count).map { _ -> Scalar in
      switch integer(0...15) {
      case 0: [.nan, .infinity, -.infinity, 0, -0.0, 1, -1][integer(0...6)]
      case 1...3: Scalar(integer(-4...4))
      case 4...5: Scalar(random.randn()) * Scalar.pow10(integer(-12...12))
      default: Scalar(random.randn())
      }
    }
    return laidOut(Tensor(values, shape: shape))
  }

  /// Complex numbers whose parts are such numbers.
  func complexSpecials<Scalar: FloatingPointScalar>(
    _ shape: [Int], of type: Scalar.Type = Scalar.self
  ) -> Tensor<Complex<Scalar>> {
    laidOut(Tensor(real: specials(shape, of: type), imaginary: specials(shape, of: type)))
  }

  /// Normal numbers.
  func normals<Scalar: FloatingPointScalar>(
    _ shape: [Int], of type: Scalar.Type = Scalar.self
  ) -> Tensor<Scalar> {
    laidOut(random.standardNormal(size: shape).converted(to: type))
  }

  /// Small whole numbers, many of them equal.
  func integers<Scalar: NumericScalar>(
    _ shape: [Int], _ range: ClosedRange<Int> = 0...9, of type: Scalar.Type = Scalar.self
  ) -> Tensor<Scalar> {
    let values = (0..<shape.reduce(1, *)).map { _ in Int64(integer(range)) }
    return laidOut(Tensor(values, shape: shape).converted(to: type))
  }

  /// Truth values.
  func flags(_ shape: [Int]) -> Tensor<Bool> {
    laidOut(Tensor((0..<shape.reduce(1, *)).map { _ in flag() }, shape: shape))
  }

  /// An axis of the shape, from either end.
  func axis(of shape: [Int]) -> Int { integer(-shape.count...(shape.count - 1)) }
}

extension UInt {
  fileprivate var asInt: Int { Int(self) }
}

extension FloatingPointScalar {
  fileprivate static func pow10(_ exponent: Int) -> Self {
    (0..<exponent.magnitude).reduce(1) { result, _ in exponent < 0 ? result / 10 : result * 10 }
  }
}
