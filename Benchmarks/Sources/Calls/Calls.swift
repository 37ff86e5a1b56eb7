// Compiled twice: into a module with the sources of `Tensors`, and into one that imports it.
// What a call takes in the one and in the other says whether generic code runs as fast for
// those who import the library as within it.
#if !WITHIN
  import Tensors
#endif

/// A call of the library to be timed.
public struct TimedCall {
  /// The expression.
  public let name: String
  /// Makes the call once.
  public let run: () throws -> Void
}

/// The calls for both types.
public func timedCalls() throws -> [TimedCall] {
  try named("Double", calls(Double.self)) + named("Float", calls(Float.self))
    + named("Int64", integerCalls())
}

private func named(_ type: String, _ calls: KeyValuePairs<String, () throws -> Void>)
  -> [TimedCall]
{
  calls.map { TimedCall(name: "\($0.key) \(type)", run: $0.value) }
}

private func calls<Scalar: FloatingPointScalar>(
  _ type: Scalar.Type
) throws -> KeyValuePairs<String, () throws -> Void> {
  let random = RandomState(1)
  let x = random.uniform(low: 0.5, high: 0.9, size: [100, 100]).converted(to: type)
  let y = random.uniform(low: 0.5, high: 0.9, size: [100, 100]).converted(to: type)
  let row = y[row: 0]
  let vector = x.flattened()
  let sorted = vector.sorted()
  let mask = x .> y
  let order = vector.argSort()
  let a = x[..<30, ..<30] + Tensor.eye(30)
  let symmetric = a.matmul(a.transposed())
  let lu = try a.lu()
  var target = x.copy()
  let generator = Generator(1)
  return [
    // Elementwise.
    "x + y": { _ = x + y },
    "x + row": { _ = x + row },
    "x * 2": { _ = x * 2 },
    "x + y.transposed()": { _ = x + y.transposed() },
    "x += y": { target += y },
    "-x": { _ = -x },
    "exp(x)": { _ = exp(x) },
    "formExp()": { target.formExp() },
    "log(x)": { _ = log(x) },
    "sin(x)": { _ = sin(x) },
    "tanh(x)": { _ = tanh(x) },
    "sigmoid(x)": { _ = sigmoid(x) },
    "sqrt(x)": { _ = sqrt(x) },
    "abs(x)": { _ = abs(x) },
    "floor(x)": { _ = floor(x) },
    "pow(x, y)": { _ = pow(x, y) },
    "atan2(x, y)": { _ = atan2(x, y) },
    "hypot(x, y)": { _ = hypot(x, y) },
    "remainder(x, y)": { _ = remainder(x, y) },
    "maximum(x, y)": { _ = maximum(x, y) },
    "clip(x, 0.6, 0.8)": { _ = clip(x, min: 0.6, max: 0.8) },
    "x .< y": { let _ = x .< y },
    "x .< 0.7": { let _ = x .< 0.7 },
    "x == y": { _ = x == x },
    "isNaN(x)": { _ = isNaN(x) },
    "allClose(x, x)": { _ = allClose(x, x) },
    "where(mask, x, y)": { _ = Tensor.where(mask, x, y) },
    "converted(to: Int32)": { _ = (x * 100).converted(to: Int32.self) },
    // Moving elements.
    "copy()": { _ = x.copy() },
    "transposed().copy()": { _ = x.transposed().copy() },
    "x[i, j]": { for i in 0..<100 { _ = x[i, i] as Scalar } },
    "x[1..<50, 2...]": { _ = x[1..<50, 2...] },
    "x[row: 5]": { _ = x[row: 5] },
    "x[[5, 7, 9]]": { _ = x[[5, 7, 9]] },
    "x[mask]": { _ = x[mask] },
    "x[..<50] = y[50...]": { target[..<50] = y[50...] },
    "vector[order]": { _ = vector[order] },
    "concatenate": { _ = concatenate([x, y], axis: 1) },
    "stack": { _ = stack([x, y]) },
    "flipped().copy()": { _ = x.flipped().copy() },
    "rolled": { _ = x.rolled(by: 3, axis: 1) },
    "padded": { _ = x.padded(by: 2, with: .edge) },
    "tiled": { _ = x.tiled(2, 2) },
    "repeated": { _ = x.repeated(2, axis: 0) },
    "tril": { _ = x.tril() },
    "linspace": { _ = Tensor<Scalar>.linspace(0, 1, count: 1000) },
    "arange": { _ = Tensor<Scalar>.arange(0, 1, by: 0.001) },
    "eye": { _ = Tensor<Scalar>.eye(100) },
    "scalars": { _ = x.scalars },
    "description": { _ = row.description },
    // Reductions.
    "sum()": { _ = x.sum() },
    "sum(axis: 0)": { _ = x.sum(axis: 0) },
    "sum(axis: 1)": { _ = x.sum(axis: 1) },
    "product()": { _ = x.product() },
    "mean()": { _ = x.mean() },
    "variance()": { _ = x.variance() },
    "standardDeviation(axis: 0)": { _ = x.standardDeviation(axis: 0) },
    "max()": { _ = x.max() },
    "min(axis: 1)": { _ = x.min(axis: 1) },
    "argMax(axis: 1)": { _ = x.argMax(axis: 1) },
    "nanSum()": { _ = x.nanSum() },
    "nanMean(axis: 0)": { _ = x.nanMean(axis: 0) },
    "all(axis: 0)": { _ = x.all(axis: 0) },
    "countNonzero()": { _ = mask.countNonzero() },
    "cumulativeSum(axis: 0)": { _ = x.cumulativeSum(axis: 0) },
    "median()": { _ = x.median() },
    "quantile(0.3, axis: 0)": { _ = x.quantile(0.3, axis: 0) },
    // Sorting, searching, statistics.
    "sorted()": { _ = vector.sorted() },
    "argSort()": { _ = vector.argSort() },
    "partitioned": { _ = vector.partitioned(rank: 100) },
    "topK": { _ = vector.topK(10) },
    "searchSorted": { _ = sorted.searchSorted(row) },
    "unique()": { _ = vector.unique() },
    "nonzero()": { _ = mask.nonzero() },
    "isIn": { _ = vector.isIn(row) },
    "histogram": { _ = vector.histogram(bins: 10) },
    "digitized": { _ = vector.digitized(Tensor([0.6, 0.7, 0.8])) },
    "covariance()": { _ = a.covariance() },
    "differences()": { _ = x.differences() },
    "interp": { _ = interp(row, sorted, sorted) },
    "trapezoid": { _ = x.trapezoid() },
    "convolved": { _ = row.convolved(row) },
    // Products and linear algebra.
    "matmul": { _ = x.matmul(y) },
    "einsum": { _ = einsum("ij,kj->ik", x, y) },
    "tensordot": { _ = x.tensordot(y, axes: 1) },
    "outer": { _ = row.outer(row) },
    "kron": { _ = a.kron(a) },
    "dot": { _ = row.dot(row) },
    "solve": { _ = try a.solve(row[..<30]) },
    "lu.solve": { _ = try lu.solve(row[..<30]) },
    "inv": { _ = try a.inv() },
    "det": { _ = try a.det() },
    "cholesky": { _ = try symmetric.cholesky() },
    "qr": { _ = try a.qr() },
    "svd": { _ = try a.svd() },
    "eigh": { _ = try symmetric.eigh() },
    "eig": { _ = try a.eig() },
    "lstsq": { _ = try a.lstsq(row[..<30]) },
    "pinv": { _ = try a.pinv() },
    "expm": { _ = try a.expm() },
    "norm": { _ = x.norm() },
    "matrixNorm": { _ = try x.matrixNorm(.one) },
    "matrixPower": { _ = try a.matrixPower(5) },
    "trace": { _ = x.trace() },
    // Random numbers.
    "randn": { _ = random.randn(100, 10) },
    "rand": { _ = random.rand(100, 10) },
    "RandomState.gamma": { _ = random.gamma(shape: 2, scale: 1, size: [1000]) },
    "choice": { _ = random.choice(10_000, size: 100) as [Int] },
    "permutation": { _ = random.permutation(vector) },
    "Generator.standardNormal": { _ = generator.standardNormal(size: [1000]) },
    "Generator.integers": { _ = generator.integers(0, 1000, size: [1000]) },
  ]
}

private func integerCalls() -> KeyValuePairs<String, () throws -> Void> {
  let x = RandomState(2).randint(1, 100, size: [100, 100])
  let y = RandomState(3).randint(1, 100, size: [100, 100])
  return [
    "x + y": { _ = x + y },
    "x &+ y": { _ = x &+ y },
    "x / y": { _ = x / y },
    "floorDivide(x, y)": { _ = floorDivide(x, y) },
    "x & y": { _ = x & y },
    "x .< y": { let _ = x .< y },
    "sum()": { _ = x.sum() },
    "mean(axis: 0)": { _ = x.mean(axis: 0) },
    "max()": { _ = x.max() },
    "sorted()": { _ = x.sorted() },
    "unique()": { _ = x.unique() },
    "bincount": { _ = x.flattened().bincount() },
    "median()": { _ = x.median() },
    "matmul": { _ = x[..<30, ..<30].matmul(y[..<30, ..<30]) },
    "converted(to: Double)": { _ = x.converted(to: Double.self) },
  ]
}
