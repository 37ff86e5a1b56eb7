import Tensors

/// Calls of reductions, sorting, searching and statistics.
func recordReductions(_ recorder: inout Recorder) throws {
  try recordReal(recorder, Double.self)
  try recordReal(recorder, Float.self)
  try recordIntegers(recorder, Int64.self)
  try recordIntegers(recorder, Int32.self)
  try recordIntegers(recorder, UInt8.self)
}

/// The axes of a reduction and how Python names them.
private func randomAxes(_ random: inout RandomOperands, _ shape: [Int]) -> ([Int], String) {
  let axes = (0..<shape.count).filter { _ in random.flag() }
  let names = axes.map { "\($0)," }.joined()
  return (axes, "(\(names))")
}

private func recordReal<Scalar: FloatingPointScalar>(
  _ recorder: Recorder, _ type: Scalar.Type
) throws {
  for keeping in [false, true] {
    let keepdims = "keepdims=\(keeping ? "True" : "False")"
    // Both sums round at most log₂(n) times for each term, relative to the sum of magnitudes.
    try recorder.record("sum \(type)") { random in
      let a: Tensor<Scalar> = random.normals(random.shape(rank: 1...4))
      let (axes, names) = randomAxes(&random, a.shape)
      return Call(
        "np.sum(a, axis=\(names), \(keepdims))", encoded(a),
        encoded(a.sum(axes: axes, keepingAxes: keeping)), bound: 8,
        scale: "np.sum(np.abs(a), axis=\(names), \(keepdims))")
    }
    try recorder.record("prod \(type)") { random in
      let a: Tensor<Scalar> = random.normals(random.shape(rank: 1...4))
      let (axes, names) = randomAxes(&random, a.shape)
      return Call(
        "np.prod(a, axis=\(names), \(keepdims))", encoded(a),
        encoded(a.product(axes: axes, keepingAxes: keeping)), bound: 700)
    }
    try recorder.record("mean \(type)") { random in
      let a: Tensor<Scalar> = random.normals(random.shape(rank: 1...4, smallest: 1))
      let (axes, names) = randomAxes(&random, a.shape)
      return Call(
        "np.mean(a, axis=\(names), \(keepdims))", encoded(a),
        encoded(a.mean(axes: axes, keepingAxes: keeping)), bound: 8,
        scale: "np.mean(np.abs(a), axis=\(names), \(keepdims))")
    }
    try recorder.record("var \(type)") { random in
      let a: Tensor<Scalar> = random.normals(random.shape(rank: 1...4, smallest: 1))
      let (axes, names) = randomAxes(&random, a.shape)
      return Call(
        "np.var(a, axis=\(names), \(keepdims))", encoded(a),
        encoded(a.variance(axes: axes, keepingAxes: keeping)), bound: 16,
        scale: "np.mean(a * a, axis=\(names), \(keepdims))")
    }
    try recorder.record("max, min \(type)") { random in
      let a: Tensor<Scalar> = random.specials(random.shape(rank: 1...4, smallest: 1))
      let (axes, names) = randomAxes(&random, a.shape)
      return Call(
        "(np.max(a, axis=\(names), \(keepdims)), np.min(a, axis=\(names), \(keepdims)))",
        encoded(a),
        encoded(a.max(axes: axes, keepingAxes: keeping), a.min(axes: axes, keepingAxes: keeping)))
    }
    try recorder.record("nansum \(type)") { random in
      let a = random.specials(random.shape(rank: 1...4), of: type)
      let b = Tensor.where(isInf(a), 1, a)
      let (axes, names) = randomAxes(&random, b.shape)
      return Call(
        "np.nansum(a, axis=\(names), \(keepdims))", encoded(b),
        encoded(b.nanSum(axes: axes, keepingAxes: keeping)), bound: 8,
        scale: "np.nansum(np.abs(a), axis=\(names), \(keepdims))")
    }
    try recorder.record("median \(type)") { random in
      let a: Tensor<Scalar> = random.normals(random.shape(rank: 1...3, smallest: 1))
      let axis = random.axis(of: a.shape)
      return Call(
        "np.median(a, axis=\(axis), \(keepdims))", encoded(a),
        encoded(a.median(axis: axis, keepingAxis: keeping)), bound: 1)
    }
    try recorder.record("quantile \(type)") { random in
      let a: Tensor<Scalar> = random.normals(random.shape(rank: 1...3, smallest: 1))
      let axis = random.axis(of: a.shape)
      let q = Double(random.integer(0...8)) / 8
      return Call(
        "np.quantile(a, \(q), axis=\(axis), \(keepdims)).astype(a.dtype)", encoded(a),
        encoded(a.quantile(q, axis: axis, keepingAxis: keeping)), bound: 8,
        scale: "np.max(np.abs(a))")
    }
  }
  try recorder.record("argmax, argmin \(type)") { random in
    let a: Tensor<Scalar> = random.specials(random.shape(rank: 1...4, smallest: 1))
    let axis = random.axis(of: a.shape)
    return Call(
      "(np.argmax(a, axis=\(axis)), np.argmin(a, axis=\(axis)))", encoded(a),
      encoded(a.argMax(axis: axis), a.argMin(axis: axis)))
  }
  try recorder.record("cumsum \(type)") { random in
    let a: Tensor<Scalar> = random.normals(random.shape(rank: 1...4))
    let axis = random.axis(of: a.shape)
    return Call(
      "np.cumsum(a, axis=\(axis))", encoded(a), encoded(a.cumulativeSum(axis: axis)), bound: 8,
      scale: "np.cumsum(np.abs(a), axis=\(axis))")
  }
  try recorder.record("sort, argsort \(type)") { random in
    let a: Tensor<Scalar> = random.specials(random.shape(rank: 1...3))
    let axis = random.axis(of: a.shape)
    return Call(
      "(np.sort(a, axis=\(axis)), np.argsort(a, axis=\(axis), stable=True))", encoded(a),
      encoded(a.sorted(axis: axis), a.argSort(axis: axis)))
  }
  try recorder.record("searchsorted \(type)") { random in
    let a: Tensor<Scalar> = random.specials([random.integer(0...9)]).sorted()
    let b: Tensor<Scalar> = random.specials(random.shape())
    return Call("np.searchsorted(a, b)", encoded(a, b), encoded(a.searchSorted(b)))
  }
  try recorder.record("histogram \(type)") { random in
    let a: Tensor<Scalar> = random.normals([random.integer(1...40)])
    let bins = random.integer(1...9)
    return Call(
      "np.histogram(a, bins=\(bins))[0]", encoded(a), encoded(a.histogram(bins: bins).counts))
  }
  try recorder.record("cov \(type)") { random in
    let a: Tensor<Scalar> = random.normals([random.integer(1...4), random.integer(2...9)])
    return Call(
      "np.cov(a).reshape(len(a), len(a)).astype(a.dtype)", encoded(a), encoded(a.covariance()),
      bound: 64, scale: "np.max(np.abs(a)) ** 2")
  }
}

private func recordIntegers<Scalar: IntegerScalar>(
  _ recorder: Recorder, _ type: Scalar.Type
) throws {
  try recorder.record("sum \(type)") { random in
    let a: Tensor<Scalar> = random.integers(random.shape(rank: 1...4))
    let (axes, names) = randomAxes(&random, a.shape)
    return Call(
      "np.sum(a, axis=\(names), dtype=np.int64)", encoded(a), encoded(a.sum(axes: axes)))
  }
  try recorder.record("unique \(type)") { random in
    let a: Tensor<Scalar> = random.integers(random.shape())
    let unique = a.uniqueElements()
    return Call(
      "np.unique(a, return_index=True, return_inverse=True, return_counts=True)", encoded(a),
      encoded(unique.values, unique.firstIndices, unique.inverse, unique.counts))
  }
  try recorder.record("bincount \(type)") { random in
    let a: Tensor<Scalar> = random.integers([random.integer(0...20)])
    return Call("np.bincount(a, minlength=4)", encoded(a), encoded(a.bincount(minLength: 4)))
  }
  let sets: [(String, (Tensor<Scalar>, Tensor<Scalar>) -> Tensor<Scalar>)] = [
    ("intersect1d", { $0.intersection($1) }), ("union1d", { $0.union($1) }),
    ("setdiff1d", { $0.setDifference($1) }), ("setxor1d", { $0.symmetricDifference($1) }),
  ]
  for (name, function) in sets {
    try recorder.record("\(name) \(type)") { random in
      let a: Tensor<Scalar> = random.integers(random.shape())
      let b: Tensor<Scalar> = random.integers(random.shape())
      return Call("np.\(name)(a, b)", encoded(a, b), encoded(function(a, b)))
    }
  }
  try recorder.record("isin \(type)") { random in
    let a: Tensor<Scalar> = random.integers(random.shape())
    let b: Tensor<Scalar> = random.integers(random.shape(rank: 0...1))
    return Call("np.isin(a, b)", encoded(a, b), encoded(a.isIn(b)))
  }
  try recorder.record("sort, argsort \(type)") { random in
    let a: Tensor<Scalar> = random.integers(random.shape(rank: 1...3))
    let axis = random.axis(of: a.shape)
    return Call(
      "(np.sort(a, axis=\(axis)), np.argsort(a, axis=\(axis), stable=True))", encoded(a),
      encoded(a.sorted(axis: axis), a.argSort(axis: axis)))
  }
}
