// Operators that only integers have.

extension Tensor where Scalar: IntegerScalar {
  static func combine(
    _ function: _IntegerOperation, _ lhs: Tensor, _ rhs: Tensor, named name: String
  ) -> Tensor {
    combining(lhs, rhs, named: name) {
      Scalar._combine(function, $0, $1, $2, $3, to: $4, $5, count: $6)
    }
  }

  static func combine(_ function: _IntegerOperation, _ lhs: Tensor, _ rhs: Scalar) -> Tensor {
    combining(lhs, rhs) { Scalar._combine(function, $0, $1, $2, $3, to: $4, $5, count: $6) }
  }

  static func combine(_ function: _IntegerOperation, _ lhs: Scalar, _ rhs: Tensor) -> Tensor {
    combining(lhs, rhs) { Scalar._combine(function, $0, $1, $2, $3, to: $4, $5, count: $6) }
  }

  func formCombination(_ function: _IntegerOperation, _ other: Tensor, named name: String) {
    combine(with: other, named: name) {
      Scalar._combine(function, $0, $1, $2, $3, to: $4, $5, count: $6)
    }
  }

  func formCombination(_ function: _IntegerOperation, _ other: Scalar, named name: String) {
    combine(with: other, named: name) {
      Scalar._combine(function, $0, $1, $2, $3, to: $4, $5, count: $6)
    }
  }
}

// MARK: - Arithmetic

extension Tensor where Scalar: IntegerScalar {
  /// The quotients rounded towards zero, as Swift's; division by zero traps; shapes broadcast. New storage.
  public static func / (lhs: Tensor, rhs: Tensor) -> Tensor {
    combine(.divide, lhs, rhs, named: "/")
  }

  /// Every element divided by a number, rounded towards zero. New storage.
  public static func / (lhs: Tensor, rhs: Scalar) -> Tensor { combine(.divide, lhs, rhs) }

  /// A number divided by every element, rounded towards zero. New storage.
  public static func / (lhs: Scalar, rhs: Tensor) -> Tensor { combine(.divide, lhs, rhs) }

  /// As `/`, in place: `rhs` broadcasts to the shape of `lhs`, and every alias sees it.
  public static func /= (lhs: inout Tensor, rhs: Tensor) {
    lhs.formCombination(.divide, rhs, named: "/=")
  }

  /// As `/`, with a number for all, in place; every alias sees it.
  public static func /= (lhs: inout Tensor, rhs: Scalar) {
    lhs.formCombination(.divide, rhs, named: "/=")
  }

  /// What `/` leaves, with the sign of the left element, as Swift's; shapes broadcast. New storage.
  public static func % (lhs: Tensor, rhs: Tensor) -> Tensor {
    combine(_OrderedFunction.truncatingRemainder, lhs, rhs, named: "%")
  }

  /// The remainders of every element by a number. New storage.
  public static func % (lhs: Tensor, rhs: Scalar) -> Tensor {
    combine(_OrderedFunction.truncatingRemainder, lhs, rhs)
  }

  /// The remainders of a number by every element. New storage.
  public static func % (lhs: Scalar, rhs: Tensor) -> Tensor {
    combine(_OrderedFunction.truncatingRemainder, lhs, rhs)
  }

  /// As `%`, in place: `rhs` broadcasts to the shape of `lhs`, and every alias sees it.
  public static func %= (lhs: inout Tensor, rhs: Tensor) {
    lhs.formCombination(_OrderedFunction.truncatingRemainder, rhs, named: "%=")
  }

  /// As `%`, with a number for all, in place; every alias sees it.
  public static func %= (lhs: inout Tensor, rhs: Scalar) {
    lhs.formCombination(_OrderedFunction.truncatingRemainder, rhs, named: "%=")
  }

  /// The sums without their high bits: overflow wraps; shapes broadcast. New storage.
  public static func &+ (lhs: Tensor, rhs: Tensor) -> Tensor {
    combine(_IntegerOperation.wrappingAdd, lhs, rhs, named: "&+")
  }

  /// Every element plus a number; overflow wraps. New storage.
  public static func &+ (lhs: Tensor, rhs: Scalar) -> Tensor {
    combine(_IntegerOperation.wrappingAdd, lhs, rhs)
  }

  /// A number plus every element; overflow wraps. New storage.
  public static func &+ (lhs: Scalar, rhs: Tensor) -> Tensor {
    combine(_IntegerOperation.wrappingAdd, lhs, rhs)
  }

  /// As `&+`, in place: `rhs` broadcasts to the shape of `lhs`, and every alias sees it.
  public static func &+= (lhs: inout Tensor, rhs: Tensor) {
    lhs.formCombination(_IntegerOperation.wrappingAdd, rhs, named: "&+=")
  }

  /// As `&+`, with a number for all, in place; every alias sees it.
  public static func &+= (lhs: inout Tensor, rhs: Scalar) {
    lhs.formCombination(_IntegerOperation.wrappingAdd, rhs, named: "&+=")
  }

  /// The differences without their high bits: overflow wraps; shapes broadcast. New storage.
  public static func &- (lhs: Tensor, rhs: Tensor) -> Tensor {
    combine(_IntegerOperation.wrappingSubtract, lhs, rhs, named: "&-")
  }

  /// Every element less a number; overflow wraps. New storage.
  public static func &- (lhs: Tensor, rhs: Scalar) -> Tensor {
    combine(_IntegerOperation.wrappingSubtract, lhs, rhs)
  }

  /// A number less every element; overflow wraps. New storage.
  public static func &- (lhs: Scalar, rhs: Tensor) -> Tensor {
    combine(_IntegerOperation.wrappingSubtract, lhs, rhs)
  }

  /// As `&-`, in place: `rhs` broadcasts to the shape of `lhs`, and every alias sees it.
  public static func &-= (lhs: inout Tensor, rhs: Tensor) {
    lhs.formCombination(_IntegerOperation.wrappingSubtract, rhs, named: "&-=")
  }

  /// As `&-`, with a number for all, in place; every alias sees it.
  public static func &-= (lhs: inout Tensor, rhs: Scalar) {
    lhs.formCombination(_IntegerOperation.wrappingSubtract, rhs, named: "&-=")
  }

  /// The products without their high bits: overflow wraps; shapes broadcast. New storage.
  public static func &* (lhs: Tensor, rhs: Tensor) -> Tensor {
    combine(_IntegerOperation.wrappingMultiply, lhs, rhs, named: "&*")
  }

  /// Every element times a number; overflow wraps. New storage.
  public static func &* (lhs: Tensor, rhs: Scalar) -> Tensor {
    combine(_IntegerOperation.wrappingMultiply, lhs, rhs)
  }

  /// A number times every element; overflow wraps. New storage.
  public static func &* (lhs: Scalar, rhs: Tensor) -> Tensor {
    combine(_IntegerOperation.wrappingMultiply, lhs, rhs)
  }

  /// As `&*`, in place: `rhs` broadcasts to the shape of `lhs`, and every alias sees it.
  public static func &*= (lhs: inout Tensor, rhs: Tensor) {
    lhs.formCombination(_IntegerOperation.wrappingMultiply, rhs, named: "&*=")
  }

  /// As `&*`, with a number for all, in place; every alias sees it.
  public static func &*= (lhs: inout Tensor, rhs: Scalar) {
    lhs.formCombination(_IntegerOperation.wrappingMultiply, rhs, named: "&*=")
  }
}

// MARK: - Bits

extension Tensor where Scalar: IntegerScalar {
  /// The bits that both elements have; shapes broadcast. New storage.
  public static func & (lhs: Tensor, rhs: Tensor) -> Tensor {
    combine(.and, lhs, rhs, named: "&")
  }

  /// The bits that both the element and a number have. New storage.
  public static func & (lhs: Tensor, rhs: Scalar) -> Tensor { combine(.and, lhs, rhs) }

  /// The bits that both a number and the element have. New storage.
  public static func & (lhs: Scalar, rhs: Tensor) -> Tensor { combine(.and, lhs, rhs) }

  /// As `&`, in place: `rhs` broadcasts to the shape of `lhs`, and every alias sees it.
  public static func &= (lhs: inout Tensor, rhs: Tensor) {
    lhs.formCombination(.and, rhs, named: "&=")
  }

  /// As `&`, with a number for all, in place; every alias sees it.
  public static func &= (lhs: inout Tensor, rhs: Scalar) {
    lhs.formCombination(.and, rhs, named: "&=")
  }

  /// The bits that one of the elements has; shapes broadcast. New storage.
  public static func | (lhs: Tensor, rhs: Tensor) -> Tensor {
    combine(.or, lhs, rhs, named: "|")
  }

  /// The bits that the element or a number has. New storage.
  public static func | (lhs: Tensor, rhs: Scalar) -> Tensor { combine(.or, lhs, rhs) }

  /// The bits that a number or the element has. New storage.
  public static func | (lhs: Scalar, rhs: Tensor) -> Tensor { combine(.or, lhs, rhs) }

  /// As `|`, in place: `rhs` broadcasts to the shape of `lhs`, and every alias sees it.
  public static func |= (lhs: inout Tensor, rhs: Tensor) {
    lhs.formCombination(.or, rhs, named: "|=")
  }

  /// As `|`, with a number for all, in place; every alias sees it.
  public static func |= (lhs: inout Tensor, rhs: Scalar) {
    lhs.formCombination(.or, rhs, named: "|=")
  }

  /// The bits that exactly one element has; shapes broadcast. New storage.
  public static func ^ (lhs: Tensor, rhs: Tensor) -> Tensor {
    combine(.xor, lhs, rhs, named: "^")
  }

  /// The bits that either the element or a number has. New storage.
  public static func ^ (lhs: Tensor, rhs: Scalar) -> Tensor { combine(.xor, lhs, rhs) }

  /// The bits that either a number or the element has. New storage.
  public static func ^ (lhs: Scalar, rhs: Tensor) -> Tensor { combine(.xor, lhs, rhs) }

  /// As `^`, in place: `rhs` broadcasts to the shape of `lhs`, and every alias sees it.
  public static func ^= (lhs: inout Tensor, rhs: Tensor) {
    lhs.formCombination(.xor, rhs, named: "^=")
  }

  /// As `^`, with a number for all, in place; every alias sees it.
  public static func ^= (lhs: inout Tensor, rhs: Scalar) {
    lhs.formCombination(.xor, rhs, named: "^=")
  }

  /// The left elements with their bits moved up by the right ones; shapes broadcast.
  ///
  /// As Swift's: a shift by the width or more leaves 0, a negative one moves the other way. New
  /// storage.
  public static func << (lhs: Tensor, rhs: Tensor) -> Tensor {
    combine(.shiftLeft, lhs, rhs, named: "<<")
  }

  /// The elements with their bits moved up by a number. New storage.
  public static func << (lhs: Tensor, rhs: Scalar) -> Tensor { combine(.shiftLeft, lhs, rhs) }

  /// A number with its bits moved up by the elements. New storage.
  public static func << (lhs: Scalar, rhs: Tensor) -> Tensor { combine(.shiftLeft, lhs, rhs) }

  /// As `<<`, in place: `rhs` broadcasts to the shape of `lhs`, and every alias sees it.
  public static func <<= (lhs: inout Tensor, rhs: Tensor) {
    lhs.formCombination(.shiftLeft, rhs, named: "<<=")
  }

  /// As `<<`, with a number for all, in place; every alias sees it.
  public static func <<= (lhs: inout Tensor, rhs: Scalar) {
    lhs.formCombination(.shiftLeft, rhs, named: "<<=")
  }

  /// The left elements with their bits moved down by the right ones; shapes broadcast.
  ///
  /// As Swift's: the sign stays, a shift by the width or more leaves 0 or −1, a negative one moves
  /// the other way. New storage.
  public static func >> (lhs: Tensor, rhs: Tensor) -> Tensor {
    combine(.shiftRight, lhs, rhs, named: ">>")
  }

  /// The elements with their bits moved down by a number, keeping the sign. New storage.
  public static func >> (lhs: Tensor, rhs: Scalar) -> Tensor { combine(.shiftRight, lhs, rhs) }

  /// A number with its bits moved down by the elements, keeping the sign. New storage.
  public static func >> (lhs: Scalar, rhs: Tensor) -> Tensor { combine(.shiftRight, lhs, rhs) }

  /// As `>>`, in place: `rhs` broadcasts to the shape of `lhs`, and every alias sees it.
  public static func >>= (lhs: inout Tensor, rhs: Tensor) {
    lhs.formCombination(.shiftRight, rhs, named: ">>=")
  }

  /// As `>>`, with a number for all, in place; every alias sees it.
  public static func >>= (lhs: inout Tensor, rhs: Scalar) {
    lhs.formCombination(.shiftRight, rhs, named: ">>=")
  }

  /// The elements with all bits inverted. New storage.
  public static prefix func ~ (operand: Tensor) -> Tensor { operand.mapped(.invert) }
}
