import Apus

/// Thirty operations on arrays, each on many elements and on few.
///
/// `Benchmarks/peers/numpy_arrays.py` has the same under the same names.
let arrayWorkloads = [16, 1_000_000].flatMap { count in
  [
    WorkloadGroup("Double/\(count)") {
      arrayOperations(Double.self, other: Float.self, count: count)
    },
    WorkloadGroup("Float/\(count)") {
      arrayOperations(Float.self, other: Double.self, count: count)
    },
  ]
}

/// The operations on vectors of `count` elements, and on square matrices of as many.
@specialized(where Scalar == Double, Other == Float)
@specialized(where Scalar == Float, Other == Double)
private func arrayOperations<Scalar: FloatingPointScalar & Summable, Other: FloatingPointScalar>(
  _ type: Scalar.Type, other: Other.Type, count: Int
) -> [Workload] {
  let random = RandomState(1)
  func numbers(_ shape: [Int]) -> Tensor<Scalar> {
    random.uniform(low: 0.1, high: 2, size: shape).converted(to: type)
  }
  let side = Int(Double(count).squareRoot())
  let x = numbers([count])
  let y = numbers([count])
  let matrix = numbers([side, side])
  let row = numbers([side])
  let column = numbers([side, 1])
  let rows = random.permutation(side)
  let mask = x .> y
  var sum = numbers([count])
  let increment = x * 0

  func named(_ operation: String) -> String { "\(operation)/\(Scalar.self)/\(count)" }
  return [
    Workload(named("add")) { x + y },
    Workload(named("multiply")) { x * y },
    Workload(named("divide")) { x / y },
    Workload(named("add-scalar")) { x + 1.5 },
    Workload(named("sqrt")) { sqrt(x) },
    Workload(named("exp")) { exp(x) },
    Workload(named("log")) { log(x) },
    Workload(named("tanh")) { tanh(x) },
    Workload(named("power")) { pow(x, y) },
    Workload(named("maximum")) { maximum(x, y) },
    Workload(named("clip")) { clip(x, min: 0.5, max: 1.5) },
    Workload(named("in-place-add"), checksum: { sum.checksum }, work: { sum += increment }),
    Workload(named("less")) { x .< y },
    Workload(named("where")) { Tensor.where(mask, x, y) },
    Workload(named("convert")) { x.converted(to: other) },
    Workload(named("sum")) { matrix.sum() },
    Workload(named("sum-axis0")) { matrix.sum(axis: 0) },
    Workload(named("sum-axis1")) { matrix.sum(axis: 1) },
    Workload(named("std")) { x.standardDeviation() },
    Workload(named("max")) { x.max() },
    Workload(named("argmax")) { x.argMax() },
    Workload(named("cumsum")) { x.cumulativeSum() },
    Workload(named("count-nonzero")) { mask.countNonzero() },
    Workload(named("add-row")) { matrix + row },
    Workload(named("add-column")) { matrix + column },
    Workload(named("transposed-copy")) { matrix.transposed().copy() },
    Workload(named("strided-copy")) { matrix[.all, (0...).by(2)].copy() },
    Workload(named("take-rows")) { matrix[rows] },
    Workload(named("mask")) { x[mask] },
    Workload(named("sort")) { x.sorted() },
  ]
}
