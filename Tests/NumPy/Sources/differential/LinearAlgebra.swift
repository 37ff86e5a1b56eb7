import Tensors

/// Calls of products and of linear algebra.
func recordLinearAlgebra(_ recorder: inout Recorder) throws {
  try record(recorder, Double.self)
  try record(recorder, Float.self)
}

private func record<Scalar: FloatingPointScalar>(_ recorder: Recorder, _ type: Scalar.Type) throws {
  // A sum of k products errs by at most k + 1 roundings of the sum of their magnitudes.
  try recorder.record("matmul \(type)") { random in
    let (m, k, n) = (random.integer(0...9), random.integer(0...9), random.integer(0...9))
    let stack = random.shape(rank: 0...2)
    let a: Tensor<Scalar> = random.normals(stack + [m, k])
    let b: Tensor<Scalar> = random.normals(random.compatible(stack) + [k, n])
    return Call(
      "a @ b", encoded(a, b), encoded(a.matmul(b)), bound: 20, scale: "np.abs(a) @ np.abs(b)")
  }
  try recorder.record("matmul, wide \(type)") { random in
    let (m, k, n) = (random.integer(1...90), random.integer(1...300), random.integer(1...140))
    let a: Tensor<Scalar> = random.normals([m, k])
    let b: Tensor<Scalar> = random.normals([k, n])
    return Call(
      "a @ b", encoded(a, b), encoded(a.matmul(b)), bound: 300, scale: "np.abs(a) @ np.abs(b)")
  }
  for formula in ["ij,jk->ik", "bij,bjk->bik", "ij,ij->", "ij,kj->ik", "bij,kj", "i...,...j"] {
    try recorder.record("einsum \(formula) \(type)") { random in
      let (i, j, k, b) = (
        random.integer(1...5), random.integer(1...5), random.integer(1...5), random.integer(1...4)
      )
      let sizes: [Character: Int] = ["i": i, "j": j, "k": k, "b": b]
      let inputs = formula.split(separator: "-")[0].split(separator: ",").map { term in
        term.replacing("...", with: "").compactMap { sizes[$0] }
      }
      let x: Tensor<Scalar> = random.normals(inputs[0])
      let y: Tensor<Scalar> = random.normals(inputs[1])
      return Call(
        "np.einsum('\(formula)', a, b)", encoded(x, y), encoded(einsum(formula, x, y)), bound: 40,
        scale: "np.einsum('\(formula)', np.abs(a), np.abs(b))")
    }
  }
  try recorder.record("outer, kron \(type)") { random in
    let a: Tensor<Scalar> = random.normals([random.integer(0...5)])
    let b: Tensor<Scalar> = random.normals([random.integer(0...5)])
    return Call("(np.outer(a, b), np.kron(a, b))", encoded(a, b), encoded(a.outer(b), a.kron(b)))
  }
  // Matrices of eigenvalues from about 1 to n + 2, so that the condition is small.
  func matrix(_ random: inout RandomOperands, _ stack: [Int], _ n: Int) -> Tensor<Scalar> {
    let a: Tensor<Scalar> = random.normals(stack + [n, n])
    return a.matmul(a.swappingAxes(-1, -2)) / Scalar(n + 1) + Tensor.eye(n)
  }
  try recorder.record("solve \(type)") { random in
    let n = random.integer(0...8)
    let a = matrix(&random, random.shape(rank: 0...1), n)
    let b: Tensor<Scalar> = random.normals([n, random.integer(0...3)])
    return Call(
      "np.linalg.solve(a, b)", encoded(a, b), encoded(try a.solve(b)), bound: 2000,
      scale: "1 + np.max(np.abs(b), initial=0)")
  }
  try recorder.record("inv, det \(type)") { random in
    let a = matrix(&random, [], random.integer(0...8))
    return Call(
      "(np.linalg.inv(a), np.linalg.det(a))", encoded(a),
      [EncodedTensor(try a.inv()), EncodedTensor(Tensor(try a.det()))], bound: 2000,
      scale: "1 + np.abs(np.linalg.det(a))")
  }
  try recorder.record("cholesky \(type)") { random in
    let a = matrix(&random, random.shape(rank: 0...1), random.integer(0...8))
    return Call(
      "np.linalg.cholesky(a)", encoded(a), encoded(try a.cholesky().l), bound: 500,
      scale: "np.max(np.abs(a), initial=1)")
  }
  try recorder.record("eigvalsh, svdvals \(type)") { random in
    let a = matrix(&random, random.shape(rank: 0...1), random.integer(0...8))
    return Call(
      "(np.linalg.eigvalsh(a), np.linalg.svd(a, compute_uv=False))", encoded(a),
      encoded(try a.eigvalsh(), try a.singularValues()), bound: 500,
      scale: "np.max(np.abs(a), initial=1) * 10")
  }
}
