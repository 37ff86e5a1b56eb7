import CVectorMath

extension Tensor where Scalar: NumericScalar {
  /// The sum of all elements, 0 without elements.
  ///
  /// Floating-point numbers are summed pairwise, so that the error grows with log₂(`count`);
  /// integers as `Int64`, which traps on overflow. The layout may be any; nothing is copied.
  ///
  /// - Complexity: O(`count`).
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func sum() -> Scalar.Sum { reduction(apus_rule_sum) }

  /// The sums along one axis.
  ///
  /// - Parameter axis: the axis that disappears; counts from the end when negative.
  /// - Parameter keepingAxis: whether the axis stays with dimension 1 instead.
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  /// - Complexity: O(`count`).
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func sum(axis: Int, keepingAxis: Bool = false) -> Tensor<Scalar.Sum> {
    reduction(apus_rule_sum, axes: layout.resolvedAxes(axis, operation: "sum(axis:)"), keepingAxis)
  }

  /// The sums over several axes.
  ///
  /// - Parameter axes: the axes that disappear; negative ones count from the end. With none,
  ///   the elements themselves are the sums.
  /// - Parameter keepingAxes: whether the axes stay with dimension 1 instead.
  /// - Precondition: no axis is named twice.
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func sum(axes: [Int], keepingAxes: Bool = false) -> Tensor<Scalar.Sum> {
    reduction(apus_rule_sum, axes: layout.resolvedAxes(axes, operation: "sum(axes:)"), keepingAxes)
  }

  /// The product of all elements, 1 without elements.
  ///
  /// Integers are multiplied as `Int64`, which traps on overflow.
  public func product() -> Scalar.Sum { reduction(apus_rule_product) }

  /// The products along one axis, 1 where it is empty.
  ///
  /// - Returns: the shape without the axis, or with dimension 1 there; new storage.
  public func product(axis: Int, keepingAxis: Bool = false) -> Tensor<Scalar.Sum> {
    reduction(
      apus_rule_product, axes: layout.resolvedAxes(axis, operation: "product(axis:)"), keepingAxis)
  }

  /// The products over several axes, 1 where they are empty.
  ///
  /// - Returns: the shape without the axes, or with dimension 1 there; new storage.
  public func product(axes: [Int], keepingAxes: Bool = false) -> Tensor<Scalar.Sum> {
    reduction(
      apus_rule_product, axes: layout.resolvedAxes(axes, operation: "product(axes:)"), keepingAxes)
  }

  private func reduction(_ rule: apus_rule) -> Scalar.Sum { reduced(rule) }

  private func reduction(
    _ rule: apus_rule, axes: Dimensions, _ keepingAxes: Bool
  ) -> Tensor<Scalar.Sum> {
    reduced(rule, axes: axes, keepingAxes: keepingAxes)
  }
}

// MARK: - Running sums and products

extension Tensor where Scalar: NumericScalar {
  /// The running sums of all elements in row-major order: element k is x₀ + … + xₖ.
  ///
  /// One after the other, so that the error grows with `count`; integers as `Int64`.
  ///
  /// - Returns: shape `[count]`, new storage.
  public func cumulativeSum() -> Tensor<Scalar.Sum> {
    flattened().accumulation(apus_rule_sum, axis: 0, named: "cumulativeSum()")
  }

  /// The running sums along one axis.
  ///
  /// - Returns: the same shape, new storage.
  public func cumulativeSum(axis: Int) -> Tensor<Scalar.Sum> {
    accumulation(apus_rule_sum, axis: axis, named: "cumulativeSum(axis:)")
  }

  /// The running products of all elements in row-major order: element k is x₀ · … · xₖ.
  ///
  /// Integers as `Int64`, which traps on overflow.
  ///
  /// - Returns: shape `[count]`, new storage.
  public func cumulativeProduct() -> Tensor<Scalar.Sum> {
    flattened().accumulation(apus_rule_product, axis: 0, named: "cumulativeProduct()")
  }

  /// The running products along one axis.
  ///
  /// - Returns: the same shape, new storage.
  public func cumulativeProduct(axis: Int) -> Tensor<Scalar.Sum> {
    accumulation(apus_rule_product, axis: axis, named: "cumulativeProduct(axis:)")
  }

  private func accumulation(
    _ rule: apus_rule, axis: Int, named name: String
  ) -> Tensor<Scalar.Sum> {
    let axis = layout.resolvedAxis(axis, operation: name)
    let result = Tensor<Scalar.Sum>(uninitialized: dimensions)
    let lines = _LineNest(target: result.layout, layout, axis: axis)
    guard let scan = apus_reduction_of(rule, Scalar.scalarType.code)?.pointee.scan else {
      fail("\(name): \(Scalar.self) has no running reductions")
    }
    if lines.length == 0 { return result }
    let (targetStride, sourceStride, _) = lines.starts.strides
    withExtendedLifetime((storage, result.storage)) {
      lines.starts.forEachRun { place, origin, _ in
        // Side by side where lines lie across memory.
        let fits = scan(
          sourceStride.magnitude < lines.sourceStride.magnitude, lines.starts.count, sourceStride,
          lines.length, elements + origin, lines.sourceStride, result.elements + place,
          targetStride, lines.targetStride)
        require(fits, "\(name): a result does not fit in Int64")
      }
    }
    return result
  }
}
