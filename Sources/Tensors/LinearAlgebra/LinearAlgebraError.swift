/// What keeps a factorisation or a solution from existing.
///
/// The elements of a matrix decide this, so it is thrown; shapes that do not fit are mistakes
/// in the program and trap, but for a matrix that should be square and is not. Of a stack of
/// matrices, the first one that fails is reported.
public enum LinearAlgebraError: Error, Equatable, Sendable {
  /// The matrix is singular: the pivot with this index, counted from 0, is exactly zero.
  case singular(pivot: Int)
  /// The matrix is not positive definite: its leading minor of this order, counted from 1,
  /// is not positive.
  case notPositiveDefinite(minor: Int)
  /// The iteration for eigenvalues or singular values did not converge; so many are missing.
  case notConverged(count: Int)
  /// An element is NaN or infinite, or a number grew beyond the largest one on the way.
  case nonFinite
  /// The matrix has to be square and has this shape.
  case notSquare(shape: [Int])
}

extension LinearAlgebraError: CustomStringConvertible {
  /// The case in words.
  public var description: String {
    switch self {
    case .singular(let pivot):
      "the matrix is singular: pivot \(pivot) is zero"
    case .notPositiveDefinite(let minor):
      "the matrix is not positive definite: its leading minor of order \(minor) is not positive"
    case .notConverged(let count):
      "the iteration did not converge: \(count) values are missing"
    case .nonFinite:
      "an element is not finite"
    case .notSquare(let shape):
      "the matrix is not square: its shape is \(shape)"
    }
  }
}
