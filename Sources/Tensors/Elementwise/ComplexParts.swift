extension Tensor {
  /// Complex numbers with the given parts.
  ///
  /// - Parameter real: the real parts.
  /// - Parameter imaginary: the imaginary parts; shapes broadcast.
  /// - Returns: new storage.
  public init<Part: FloatingPointScalar>(real: Tensor<Part>, imaginary: Tensor<Part>)
  where Scalar == Complex<Part> {
    guard let shape = Layout.broadcastShape(real.dimensions, imaginary.dimensions) else {
      fail(
        "Tensor(real:imaginary:): shapes \(real.shape) and \(imaginary.shape) do not broadcast")
    }
    self.init(uninitialized: shape)
    realPart = real
    imaginaryPart = imaginary
  }

  /// Complex numbers with the given real parts and imaginary parts of zero; new storage.
  public init<Part: FloatingPointScalar>(real: Tensor<Part>) where Scalar == Complex<Part> {
    self = real.converted(to: Scalar.self)
  }
}

extension FieldScalar {
  /// How many real numbers an element consists of: 2 for complex types, or else 1.
  static var partCount: Int { MemoryLayout<Self>.size / MemoryLayout<RealType>.size }
}

extension Tensor where Scalar: FieldScalar {
  /// The real parts; of real numbers, the tensor itself.
  ///
  /// Assigning writes, broadcasting, into the memory of the numbers.
  ///
  /// - Returns: the same shape, shared storage.
  /// - Complexity: O(`rank`).
  public var realPart: Tensor<Scalar.RealType> {
    get { part(0) }
    nonmutating set { part(0).assign(newValue, operation: "realPart") }
  }

  /// The imaginary parts; of real numbers, zeros.
  ///
  /// Assigning writes, broadcasting, into the memory of the numbers.
  ///
  /// - Precondition: to assign, the numbers are complex.
  /// - Returns: the same shape; shared storage, but for real numbers a zero repeated.
  /// - Complexity: O(`rank`).
  public var imaginaryPart: Tensor<Scalar.RealType> {
    get {
      if Scalar.partCount == 1 { return Tensor<Scalar.RealType>(0).broadcast(to: shape) }
      return part(1)
    }
    nonmutating set {
      require(Scalar.partCount == 2, "imaginaryPart: elements of type \(Scalar.self) have none")
      part(1).assign(newValue, operation: "imaginaryPart")
    }
  }

  /// The complex conjugates; of real numbers, the numbers. New storage.
  ///
  /// - Complexity: O(`count`).
  public func conjugated() -> Tensor { mapped(.conjugate) }

  /// Replaces every element by its complex conjugate, in place; every alias sees it.
  public mutating func conjugate() { formMap(.conjugate, named: "conjugate") }

  /// The elements with their signs changed. New storage.
  public static prefix func - (operand: Tensor) -> Tensor { operand.mapped(.negate) }

  func absoluteValues() -> Tensor<Scalar.RealType> {
    let result = Tensor<Scalar.RealType>(uninitialized: shape)
    let nest = LoopNest(target: result.layout, layout)
    withExtendedLifetime((storage, result.storage)) {
      nest.forEachRun { target, source, _ in
        Scalar._absoluteValues(
          elements + source, nest.strides.1, to: result.elements + target, nest.strides.0,
          count: nest.count)
      }
    }
    return result
  }

  /// One of the real numbers that the elements consist of, seen in place.
  func part(_ index: Int) -> Tensor<Scalar.RealType> {
    Tensor<Scalar.RealType>(
      storage: storage, layout: layout.selectingPart(index, of: Scalar.partCount))
  }
}

/// The absolute values √(x² + y²) of complex numbers x + iy. New storage.
///
/// Infinite where a part is, NaN where else a part is.
public func abs<Part: FloatingPointScalar>(_ z: Tensor<Complex<Part>>) -> Tensor<Part> {
  z.absoluteValues()
}

/// The angles in −π…π of numbers in the complex plane, atan2(y, x) of x + iy, within 2 ulp.
///
/// The signs of both zeros count. Of real numbers 0, or π for those with a minus sign, and NaN of
/// NaN. New storage.
public func angle<Scalar: FieldScalar>(_ z: Tensor<Scalar>) -> Tensor<Scalar.RealType> {
  atan2(z.imaginaryPart, z.realPart)
}
