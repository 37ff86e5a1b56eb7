import Tensors

/// Calls of functions of elements.
func recordElementwise(_ recorder: inout Recorder) throws {
  try recordReal(recorder, Double.self)
  try recordReal(recorder, Float.self)
  try recordComplex(recorder, Double.self)
  try recordComplex(recorder, Float.self)
  try recordIntegers(recorder, Int64.self)
  try recordIntegers(recorder, Int32.self)
  try recordIntegers(recorder, UInt8.self)
  try recordTruth(recorder)
}

private func recordReal<Scalar: FloatingPointScalar>(
  _ recorder: Recorder, _ type: Scalar.Type
) throws {
  // Functions that are rounded correctly agree in every bit, the others to 2 ulp of ours and
  // up to 4 of NumPy's.
  let unary: [(String, Double, (Tensor<Scalar>) -> Tensor<Scalar>)] = [
    ("abs", 0, abs), ("sqrt", 0, sqrt), ("negative", 0, { -$0 }), ("sign", 0, sign),
    ("square", 0, square), ("reciprocal", 0, reciprocal), ("floor", 0, floor), ("ceil", 0, ceil),
    ("trunc", 0, trunc), ("rint", 0, round), ("exp", 6, exp), ("expm1", 6, expm1), ("log", 6, log),
    ("log1p", 6, log1p), ("log2", 6, log2), ("log10", 6, log10), ("sin", 6, sin), ("cos", 6, cos),
    ("tan", 6, tan), ("arcsin", 6, asin), ("arccos", 6, acos), ("arctan", 6, atan),
    ("sinh", 6, sinh), ("cosh", 6, cosh), ("tanh", 6, tanh), ("arcsinh", 6, asinh),
    ("arccosh", 6, acosh), ("arctanh", 6, atanh), ("cbrt", 6, cbrt), ("deg2rad", 2, deg2rad),
    ("rad2deg", 2, rad2deg),
  ]
  for (name, bound, function) in unary {
    try recorder.record("\(name) \(type)") { random in
      let a: Tensor<Scalar> = random.specials(random.shape())
      return Call("np.\(name)(a)", encoded(a), encoded(function(a)), bound: bound)
    }
  }
  let binary: [(String, Double, (Tensor<Scalar>, Tensor<Scalar>) -> Tensor<Scalar>)] = [
    ("add", 0, { $0 + $1 }), ("subtract", 0, { $0 - $1 }), ("multiply", 0, { $0 * $1 }),
    ("divide", 0, { $0 / $1 }), ("maximum", 0, maximum), ("minimum", 0, minimum),
    ("arctan2", 6, atan2), ("hypot", 6, hypot), ("copysign", 0, copysign),
    ("nextafter", 0, nextafter), ("power", 6, pow), ("logaddexp", 6, logaddexp), ("fmod", 0, fmod),
  ]
  for (name, bound, function) in binary {
    try recorder.record("\(name) \(type)") { random in
      let shape = random.shape()
      let a: Tensor<Scalar> = random.specials(shape)
      let b: Tensor<Scalar> = random.specials(random.compatible(shape))
      let (left, right) = random.flag() ? (a, b) : (b, a)
      // NumPy adds a logarithm to the larger operand, which cancels where the result is near 0.
      let scale = name == "logaddexp" ? "np.maximum(1, np.maximum(np.abs(a), np.abs(b)))" : nil
      return Call(
        "np.\(name)(a, b)", encoded(left, right), encoded(function(left, right)), bound: bound,
        scale: scale)
    }
  }
  let comparisons: [(String, (Tensor<Scalar>, Tensor<Scalar>) -> Tensor<Bool>)] = [
    ("==", { $0 .== $1 }), ("!=", { $0 .!= $1 }), ("<", { $0 .< $1 }), ("<=", { $0 .<= $1 }),
    (">", { $0 .> $1 }), (">=", { $0 .>= $1 }),
  ]
  for (symbol, function) in comparisons {
    try recorder.record("\(symbol) \(type)") { random in
      let shape = random.shape()
      let a: Tensor<Scalar> = random.specials(shape)
      let b: Tensor<Scalar> = random.specials(random.compatible(shape))
      return Call("a \(symbol) b", encoded(a, b), encoded(function(a, b)))
    }
  }
  let predicates: [(String, (Tensor<Scalar>) -> Tensor<Bool>)] = [
    ("isnan", isNaN), ("isinf", isInf), ("isfinite", isFinite), ("signbit", signbit),
  ]
  for (name, function) in predicates {
    try recorder.record("\(name) \(type)") { random in
      let a: Tensor<Scalar> = random.specials(random.shape())
      return Call("np.\(name)(a)", encoded(a), encoded(function(a)))
    }
  }
  try recorder.record("clip \(type)") { random in
    let a: Tensor<Scalar> = random.specials(random.shape())
    return Call(
      "np.clip(a, a.dtype.type(-0.5), a.dtype.type(1))", encoded(a),
      encoded(clip(a, min: -0.5, max: 1)))
  }
  try recorder.record("where \(type)") { random in
    let shape = random.shape()
    let a: Tensor<Scalar> = random.specials(shape)
    let b: Tensor<Scalar> = random.specials(random.compatible(shape))
    let c = random.flags(random.compatible(shape))
    return Call("np.where(c, a, b)", encoded(a, b, c), encoded(Tensor.where(c, a, b)))
  }
  try recorder.record("isclose \(type)") { random in
    let shape = random.shape()
    let a: Tensor<Scalar> = random.specials(shape)
    let b = random.flag() ? a * (1 + Scalar(1e-5)) : random.specials(random.compatible(shape))
    return Call("np.isclose(a, b)", encoded(a, b), encoded(isClose(a, b)))
  }
}

private func recordIntegers<Scalar: IntegerScalar>(
  _ recorder: Recorder, _ type: Scalar.Type
) throws {
  let binary: [(String, ClosedRange<Int>, (Tensor<Scalar>, Tensor<Scalar>) -> Tensor<Scalar>)] = [
    ("a + b", 0...9, { $0 + $1 }), ("a * b", 0...9, { $0 * $1 }),
    ("a & b", 0...100, { $0 & $1 }), ("a | b", 0...100, { $0 | $1 }),
    ("a ^ b", 0...100, { $0 ^ $1 }), ("np.maximum(a, b)", 0...9, maximum),
    ("np.minimum(a, b)", 0...9, minimum), ("a // b", 1...100, floorDivide),
    ("a % b", 1...100, { $0 % $1 }),
  ]
  for (call, range, function) in binary {
    try recorder.record("\(call) \(type)") { random in
      let shape = random.shape()
      let a: Tensor<Scalar> = random.integers(shape, range)
      let b: Tensor<Scalar> = random.integers(random.compatible(shape), range)
      return Call(call, encoded(a, b), encoded(function(a, b)))
    }
  }
  try recorder.record("a &- b \(type)") { random in
    let shape = random.shape()
    let a: Tensor<Scalar> = random.integers(shape, 0...99)
    let b: Tensor<Scalar> = random.integers(shape, 0...99)
    return Call("a - b", encoded(a, b), encoded(a &- b))
  }
}

private func recordTruth(_ recorder: Recorder) throws {
  let binary: [(String, (Tensor<Bool>, Tensor<Bool>) -> Tensor<Bool>)] = [
    ("a & b", { $0 .& $1 }), ("a | b", { $0 .| $1 }), ("a ^ b", { $0 .^ $1 }),
  ]
  for (call, function) in binary {
    try recorder.record("\(call) Bool") { random in
      let shape = random.shape()
      let (a, b) = (random.flags(shape), random.flags(random.compatible(shape)))
      return Call(call, encoded(a, b), encoded(function(a, b)))
    }
  }
}

private func recordComplex<Scalar: FloatingPointScalar>(
  _ recorder: Recorder, _ type: Scalar.Type
) throws {
  typealias Operand = Tensor<Complex<Scalar>>
  // NumPy may fuse a product and a sum, and divides in steps that are rounded each.
  let binary: [(String, Double, (Operand, Operand) -> Operand)] = [
    ("a + b", 0, { $0 + $1 }), ("a - b", 0, { $0 - $1 }), ("a * b", 4, { $0 * $1 }),
    ("a / b", 8, { $0 / $1 }),
  ]
  for (call, bound, function) in binary {
    try recorder.record("\(call) Complex<\(type)>") { random in
      let shape = random.shape()
      let a: Operand = random.complexSpecials(shape)
      let b: Operand = random.complexSpecials(random.compatible(shape))
      return Call(
        call, encoded(a, b), encoded(function(a, b)), bound: bound,
        scale: call == "a * b" ? "np.abs(a) * np.abs(b)" : nil)
    }
  }
  try recorder.record("abs, angle Complex<\(type)>") { random in
    let a: Operand = random.complexSpecials(random.shape())
    return Call("(np.abs(a), np.angle(a))", encoded(a), encoded(abs(a), angle(a)), bound: 4)
  }
}
