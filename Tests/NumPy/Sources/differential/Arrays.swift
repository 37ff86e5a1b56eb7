import Tensors

/// Calls that move elements and compute nothing.
func recordArrays(_ recorder: inout Recorder) throws {
  try record(recorder, Double.self)
  try record(recorder, Int32.self)
}

private func python(_ numbers: [Int]) -> String { "(" + numbers.map { "\($0)," }.joined() + ")" }

private func record<Scalar: NumericScalar>(_ recorder: Recorder, _ type: Scalar.Type) throws {
  func operand(_ random: inout RandomOperands, rank: ClosedRange<Int> = 1...4) -> Tensor<Scalar> {
    random.integers(random.shape(rank: rank), 0...99)
  }
  try recorder.record("transpose \(type)") { random in
    let a = operand(&random)
    let axes = random.random.permutation(a.rank)
    return Call("np.transpose(a, \(python(axes)))", encoded(a), encoded(a.transposed(axes)))
  }
  try recorder.record("moveaxis \(type)") { random in
    let a = operand(&random)
    let (from, to) = (random.axis(of: a.shape), random.axis(of: a.shape))
    return Call("np.moveaxis(a, \(from), \(to))", encoded(a), encoded(a.movingAxis(from, to: to)))
  }
  try recorder.record("flip \(type)") { random in
    let a = operand(&random)
    let axis = random.axis(of: a.shape)
    return Call("np.flip(a, \(axis))", encoded(a), encoded(a.flipped(axis: axis)))
  }
  try recorder.record("roll \(type)") { random in
    let a = operand(&random)
    let (shift, axis) = (random.integer(-7...7), random.axis(of: a.shape))
    return Call(
      "np.roll(a, \(shift), \(axis))", encoded(a), encoded(a.rolled(by: shift, axis: axis)))
  }
  try recorder.record("rot90 \(type)") { random in
    let a = operand(&random, rank: 2...3)
    let times = random.integer(-5...5)
    return Call("np.rot90(a, \(times))", encoded(a), encoded(a.rotated90(times)))
  }
  try recorder.record("concatenate \(type)") { random in
    let a = operand(&random)
    let axis = random.axis(of: a.shape)
    var shape = a.shape
    shape[axis < 0 ? axis + a.rank : axis] = random.integer(0...4)
    let b: Tensor<Scalar> = random.integers(shape)
    return Call(
      "np.concatenate([a, b, a], \(axis))", encoded(a, b),
      encoded(concatenate([a, b, a], axis: axis)))
  }
  try recorder.record("stack \(type)") { random in
    let a = operand(&random, rank: 0...3)
    let b: Tensor<Scalar> = random.integers(a.shape)
    let axis = random.integer(-a.rank - 1...a.rank)
    return Call("np.stack([a, b], \(axis))", encoded(a, b), encoded(stack([a, b], axis: axis)))
  }
  try recorder.record("tile \(type)") { random in
    let a = operand(&random, rank: 0...3)
    let times = (0..<random.integer(1...4)).map { _ in random.integer(0...3) }
    return Call("np.tile(a, \(python(times)))", encoded(a), encoded(a.tiled(times)))
  }
  try recorder.record("repeat \(type)") { random in
    let a = operand(&random)
    let (times, axis) = (random.integer(0...3), random.axis(of: a.shape))
    return Call(
      "np.repeat(a, \(times), \(axis))", encoded(a), encoded(a.repeated(times, axis: axis)))
  }
  try recorder.record("tril, triu \(type)") { random in
    let a = operand(&random, rank: 2...3)
    let offset = random.integer(-4...4)
    return Call(
      "(np.tril(a, \(offset)), np.triu(a, \(offset)))", encoded(a),
      encoded(a.tril(offset: offset), a.triu(offset: offset)))
  }
  try recorder.record("diagonal \(type)") { random in
    let a = operand(&random, rank: 2...4)
    let offset = random.integer(-4...4)
    return Call(
      "np.diagonal(a, \(offset))", encoded(a), encoded(a.diagonal(offset: offset)))
  }
  try recorder.record("slice \(type)") { random in
    let a = operand(&random)
    var slices: [any TensorIndex] = []
    var names: [String] = []
    for _ in 0..<random.integer(1...a.rank) {
      let start = random.flag() ? random.integer(-7...7) : nil
      let stop = random.flag() ? random.integer(-7...7) : nil
      let step = [1, 2, 3, -1, -2][random.integer(0...4)]
      slices.append(AxisSlice.slice(from: start, to: stop, by: step))
      names.append("\(start.map(String.init) ?? ""):\(stop.map(String.init) ?? ""):\(step)")
    }
    return Call(
      "a[\(names.joined(separator: ", "))]", encoded(a), encoded(a[indices: slices]))
  }
  try recorder.record("take \(type)") { random in
    let a: Tensor<Scalar> = random.integers(random.shape(rank: 1...3, smallest: 1), 0...99)
    let axis = random.axis(of: a.shape)
    let dimension = a.shape[axis < 0 ? axis + a.rank : axis]
    let b: Tensor<Int64> = random.integers(
      random.shape(rank: 0...2), -dimension...(dimension - 1))
    return Call("np.take(a, b, axis=\(axis))", encoded(a, b), encoded(a.taking(b, axis: axis)))
  }
  try recorder.record("mask \(type)") { random in
    let a = operand(&random)
    let b = random.flags(Array(a.shape.prefix(random.integer(1...a.rank))))
    return Call("a[b]", encoded(a, b), encoded(a[b]))
  }
}
