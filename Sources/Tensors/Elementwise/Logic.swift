import CVectorMath

// Logic on tensors of `Bool`, spelled as that of SIMD masks in the standard library.

private enum Connective {
  case and, or, xor, same
}

extension Tensor where Scalar == Bool {
  /// The loop of a connective, on the bytes 0 and 1: `&&` and `||` would branch.
  private static func loop(_ connective: Connective) -> BinaryLoop<Bool, Bool> {
    { lhs, lhsStride, rhs, rhsStride, target, targetStride, count in
      let code: apus_integer_operation
      switch connective {
      case .and: code = apus_and
      case .or: code = apus_or
      case .xor: code = apus_xor
      case .same:
        return apus_compare(
          apus_type_u8, apus_equal, count, lhs, lhsStride, rhs, rhsStride, target, targetStride)
      }
      apus_integers(
        apus_type_u8, code, count, lhs, lhsStride, rhs, rhsStride, target, targetStride)
    }
  }

  /// Where both elements are true; shapes broadcast. New storage.
  public static func .& (lhs: Tensor, rhs: Tensor) -> Tensor {
    combining(lhs, rhs, named: ".&", loop(.and))
  }

  /// Where an element is true; shapes broadcast. New storage.
  public static func .| (lhs: Tensor, rhs: Tensor) -> Tensor {
    combining(lhs, rhs, named: ".|", loop(.or))
  }

  /// Where exactly one element is true; shapes broadcast. New storage.
  public static func .^ (lhs: Tensor, rhs: Tensor) -> Tensor {
    combining(lhs, rhs, named: ".^", loop(.xor))
  }

  /// Where the element is false. New storage.
  public static prefix func .! (operand: Tensor) -> Tensor { combining(operand, true, loop(.xor)) }

  /// Where elements are the same; shapes broadcast. New storage.
  public static func .== (lhs: Tensor, rhs: Tensor) -> Tensor {
    combining(lhs, rhs, named: ".==", loop(.same))
  }

  /// Where elements differ; shapes broadcast. New storage.
  public static func .!= (lhs: Tensor, rhs: Tensor) -> Tensor {
    combining(lhs, rhs, named: ".!=", loop(.xor))
  }

  /// Keeps true what is true in `rhs` too, in place; `rhs` broadcasts, and every alias sees it.
  public static func .&= (lhs: inout Tensor, rhs: Tensor) {
    lhs.combine(with: rhs, named: ".&=", loop(.and))
  }

  /// Makes true what is true in `rhs`, in place; `rhs` broadcasts, and every alias sees it.
  public static func .|= (lhs: inout Tensor, rhs: Tensor) {
    lhs.combine(with: rhs, named: ".|=", loop(.or))
  }

  /// Changes what is true in `rhs`, in place; `rhs` broadcasts, and every alias sees it.
  public static func .^= (lhs: inout Tensor, rhs: Tensor) {
    lhs.combine(with: rhs, named: ".^=", loop(.xor))
  }

  /// Makes what is true false and what is false true, in place; every alias sees it.
  public mutating func formNot() { combine(with: true, named: "formNot", Self.loop(.xor)) }
}
