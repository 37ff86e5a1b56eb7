import Apus

/// Matrix products and factorisations, and the bare calls of BLAS and LAPACKE for the same.
let linearAlgebraWorkloads =
  [64, 128, 256, 512, 1024, 2048].flatMap { n in
    [
      WorkloadGroup("Double/matrix-\(n)") { products(Double.self, n) },
      WorkloadGroup("Float/matrix-\(n)") { products(Float.self, n) },
    ]
  } + [
    WorkloadGroup("Double/system-500") { factorizations(Double.self, 500) },
    WorkloadGroup("Float/system-500") { factorizations(Float.self, 500) },
  ]

private func products<Scalar: FloatingPointScalar & BLASScalar & Summable>(
  _ type: Scalar.Type, _ n: Int
) -> [Workload] {
  let random = RandomState(1)
  let a = random.uniform(low: -1, high: 1, size: [n, n]).converted(to: type)
  let b = random.uniform(low: -1, high: 1, size: [n, n]).converted(to: type)
  let (bareA, bareB) = (a.scalars, b.scalars)
  var product = [Scalar](repeating: 0, count: n * n)
  return [
    Workload("matmul/\(type)/matrix-\(n)") { a.matmul(b)[0, 0] },
    Workload("gemm/\(type)/matrix-\(n)") {
      Scalar.multiply(false, false, n, n, n, bareA, n, bareB, n, &product)
      return product[0]
    },
  ]
}

private func factorizations<Scalar: FloatingPointScalar & BLASScalar & Summable>(
  _ type: Scalar.Type, _ n: Int
) -> [Workload] {
  let random = RandomState(1)
  let a = random.uniform(low: -1, high: 1, size: [n, n]).converted(to: type)
  let b = random.uniform(low: -1, high: 1, size: [n]).converted(to: type)
  let definite = a.matmul(a.transposed()) / Scalar(n) + Tensor.identity(n)
  let bare = BareFactorizations(
    general: a.scalars, definite: definite.scalars, rightSide: b.scalars)
  func named(_ operation: String) -> String { "\(operation)/\(type)/system-\(n)" }
  return [
    Workload(named("solve")) { try a.solve(b)[0] },
    Workload(named("cholesky")) { try definite.cholesky().l[0, 0] },
    Workload(named("qr")) { try a.qr().r[0, 0] },
    Workload(named("svd")) { try a.svd().s[0] },
    Workload(named("eigh")) { try definite.eigh().values[n - 1] },
    Workload(named("bare-solve")) { bare.solve() },
    Workload(named("bare-cholesky")) { bare.cholesky() },
    Workload(named("bare-qr")) { bare.qr() },
    Workload(named("bare-svd")) { bare.svd() },
    Workload(named("bare-eigh")) { bare.eigh() },
  ]
}
