import Tensors
import Testing

/// Programming errors stop the process with a message that names the operation and the shapes.
///
/// XCTest cannot observe that; these tests run their bodies in processes of their own. Release
/// builds stop too, but print no message.
struct PreconditionTests {
  func expect(
    _ result: ExitTest.Result?, says parts: String..., location: SourceLocation = #_sourceLocation
  ) {
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    for part in parts {
      #expect(message.contains(part), "no '\(part)' in the message", sourceLocation: location)
    }
  }

  @Test func shapesThatDoNotBroadcast() async {
    let sum = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.ones([2, 3]) + Tensor.ones([4]) }
    expect(sum, says: "+", "[2, 3]", "[4]", "do not broadcast")
    let comparison = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = (Tensor<Int32>.ones([2]) .< Tensor.ones([3])) }
    expect(comparison, says: ".<", "[2]", "[3]")
    let inPlace = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var t = Tensor<Float>.ones([3])
      t *= Tensor.ones([2, 3])
    }
    expect(inPlace, says: "*=", "[3]", "[2, 3]")
    let axpy = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var t = Tensor<Float>.ones([3])
      Tensors.axpy(1, Tensor.ones([4]), &t)
    }
    expect(axpy, says: "axpy", "[3]", "[4]")
  }

  @Test func broadcastViewsCannotBeWritten() async {
    let operation = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var t = Tensor<Double>.ones([1, 2]).broadcast(to: [3, 2])
      t += 1
    }
    expect(operation, says: "+=", "broadcast view", "[3, 2]")
    let element = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var t = Tensor<Double>.ones([1]).broadcast(to: [3])
      t[0] = 5
    }
    expect(element, says: "subscript", "broadcast view", "[3]")
    let product = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var t = Tensor<Double>.ones([1, 2]).broadcast(to: [2, 2])
      gemm(1, .ones([2, 2]), .ones([2, 2]), 0, &t)
    }
    expect(product, says: "gemm", "broadcast view", "[2, 2]")
  }

  @Test func productsOfShapesThatDoNotFit() async {
    let matrices = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.ones([2, 3]).matmul(.ones([4, 5])) }
    expect(matrices, says: "matmul", "[2, 3]", "[4, 5]")
    let batches = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.ones([2, 2, 3]).matmul(.ones([3, 3, 1])) }
    expect(batches, says: "matmul", "[2, 2, 3]", "[3, 3, 1]")
    let scalar = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>(1).matmul(.ones([1])) }
    expect(scalar, says: "matmul", "[]", "[1]")
    let target = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var c = Tensor<Float>.ones([2, 4])
      gemm(1, .ones([2, 3]), .ones([3, 5]), 0, &c)
    }
    expect(target, says: "gemm", "[2, 3]", "[3, 5]", "[2, 4]")
  }

  @Test func indicesOutOfRange() async {
    let element = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { print(Tensor<Double>.ones([2, 3])[1, 3] as Double) }
    expect(element, says: "subscript", "index 3", "axis 1", "[2, 3]")
    let negative = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.ones([2, 3])[row: -3] }
    expect(negative, says: "subscript", "index -3", "axis 0", "[2, 3]")
    let range = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.ones([2, 3])[0, 1..<4] }
    expect(range, says: "subscript", "1..<4", "axis 1", "[2, 3]")
    let backwards = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.ones([2, 3])[2..., ..<(-4)] }
    expect(backwards, says: "subscript", "..<-4", "axis 1", "[2, 3]")
    let gathered = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<UInt8>.ones([2, 3]).gathering([2], as: Double.self) }
    expect(gathered, says: "gathering", "index 2", "[2, 3]")
  }

  @Test func indicesThatDoNotFit() async {
    let mixed = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.ones([3])[(-1)..<1] }
    expect(mixed, says: "subscript", "-1..<1", "axis 0", "[3]")
    let many = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.ones([2, 3])[.all, [0], .all] }
    expect(many, says: "subscript", "3 axes", "[2, 3]")
    let ellipses = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.ones([2, 3])[..., .ellipsis] }
    expect(ellipses, says: "more than one ellipsis")
    let listed = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.ones([2, 3])[.all, [0, -4]] }
    expect(listed, says: "subscript", "index -4", "axis 1", "[2, 3]")
    let mask = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.ones([2, 3])[Tensor([true, false, true])] }
    expect(mask, says: "mask", "[3]", "[2, 3]")
    let lists = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.ones([2, 3])[[0, 1], [0, 1, 2]] }
    expect(lists, says: "lists of indices", "[2]", "[3]")
    let value = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var t = Tensor<Double>.ones([2, 3])
      t[[0, 1]] = .ones([2, 2])
    }
    expect(value, says: "subscript", "[2, 2]", "[2, 3]")
    let broadcast = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var t = Tensor<Double>.ones([3]).broadcast(to: [2, 3])
      t[[0]] = .ones([3])
    }
    expect(broadcast, says: "subscript", "broadcast view")
    let step = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.ones([3])[.slice(by: 0)] }
    expect(step, says: "slice(from:to:by:)", "0")
  }

  @Test func axesAndShapes() async {
    let axis = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.ones([2, 3]).sum(axis: 2) }
    expect(axis, says: "sum(axis:)", "axis 2", "[2, 3]")
    let shape = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.ones([2, 3]).reshaped(4, -1) }
    expect(shape, says: "reshaped", "[2, 3]", "[4, -1]")
    let broadcast = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.ones([2, 3]).broadcast(to: [2, 4]) }
    expect(broadcast, says: "broadcast(to:)", "[2, 3]", "[2, 4]")
    let count = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>([1, 2, 3], shape: [2, 2]) }
    expect(count, says: "Tensor(_:shape:)", "3 elements", "[2, 2]")
    let permutation = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.ones([2, 3]).transposed(0, 0) }
    expect(permutation, says: "transposed", "[0, 0]", "[2, 3]")
  }

  @Test func shapesThatCannotBeMade() async {
    let concatenated = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = concatenate([Tensor<Double>.ones([2, 3]), .ones([2, 4])]) }
    expect(concatenated, says: "concatenate", "[2, 3]", "[2, 4]", "axis 0")
    let stacked = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = stack([Tensor<Double>.ones([2]), .ones([3])]) }
    expect(stacked, says: "stack", "[2]", "[3]")
    let nothing = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = concatenate([Tensor<Double>]()) }
    expect(nothing, says: "concatenate", "no tensors")
    let split = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.ones([5]).split(into: 2) }
    expect(split, says: "split", "axis 0", "[5]", "2")
    let squeezed = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.ones([1, 3]).squeezed(axis: 1) }
    expect(squeezed, says: "squeezed", "[1]", "[1, 3]")
    let moved = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.ones([2, 3]).movingAxes([0, -2], to: [0, 1]) }
    expect(moved, says: "movingAxes", "[0, -2]", "[2, 3]")
    let padded = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.ones([0]).padded(by: 1, with: .edge) }
    expect(padded, says: "padded", "axis 0", "[0]")
    let repeated = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.ones([2]).repeated([1], axis: 0) }
    expect(repeated, says: "repeated", "[1]", "[2]")
    let rows = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>(1).rows }
    expect(rows, says: "rows", "without axes")
  }

  @Test func tensorsThatCannotBeMade() async {
    let ragged = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { let _: Tensor<Double> = [[1, 2], [3]] }
    expect(ragged, says: "array literal", "[2, 2]")
    let deep = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { let _: Tensor<Double> = [1, [2]] }
    expect(deep, says: "array literal", "[2]")
    let step = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.arange(0.0, 1.0, by: 0.0) }
    expect(step, says: "arange", "0.0")
    let geometric = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.geomspace(-1, 1) }
    expect(geometric, says: "geomspace", "-1.0", "1.0")
    let diagonal = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = diag(Tensor<Double>.ones([1, 2, 3])) }
    expect(diagonal, says: "diag", "[1, 2, 3]")
    let along = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.ones([2, 3]).takingAlongAxis(Tensor<Int64>([[3]]), axis: 1) }
    expect(along, says: "index 3", "axis 1", "[2, 3]")
    let count = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.ones([2, 1 << 62]) }
    expect(count, says: "more elements than can be counted")
  }

  @Test func extremaOfNothing() async {
    let whole = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.zeros([0, 3]).max() }
    expect(whole, says: "max()", "[0, 3]")
    let lines = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.zeros([0, 3]).argMin(axis: 0) }
    expect(lines, says: "argMin(axis:)", "axis 0", "[0, 3]")
  }

  @Test func integersThatDoNotHoldTheResult() async {
    await #expect(processExitsWith: .failure) { _ = Tensor<UInt8>([200]) + Tensor([56]) }
    await #expect(processExitsWith: .failure) { _ = Tensor<UInt8>([1]) - Tensor([2]) }
    await #expect(processExitsWith: .failure) { _ = Tensor<Int32>([.max]) * 2 }
    await #expect(processExitsWith: .failure) {
      var t = Tensor<Int64>([.min])
      t -= 1
    }
    await #expect(processExitsWith: .failure) { _ = Tensor<Int64>([.max, 1]).sum() }
    await #expect(processExitsWith: .failure) {
      _ = Tensor<Double>([.nan]).converted(to: Int32.self)
    }
    await #expect(processExitsWith: .failure) {
      _ = Tensor<Float>([256]).converted(to: UInt8.self)
    }
    await #expect(processExitsWith: .failure) {
      _ = Tensor<Int64>([-1]).converted(to: UInt8.self)
    }
  }

  @Test func arithmeticOfIntegersTrapsWhereThereIsNoResult() async {
    await #expect(processExitsWith: .failure) { _ = Tensor<UInt8>([255]) + 1 }
    await #expect(processExitsWith: .failure) { _ = Tensor<Int32>([.min]) - 1 }
    await #expect(processExitsWith: .failure) { _ = Tensor<Int64>([.max]) * 2 }
    await #expect(processExitsWith: .failure) { _ = Tensor<Int64>([1]) / 0 }
    await #expect(processExitsWith: .failure) { _ = floorDivide(Tensor<Int64>([.min]), -1) }
    await #expect(processExitsWith: .failure) { _ = remainder(Tensor<UInt8>([1]), 0) }
    await #expect(processExitsWith: .failure) { _ = abs(Tensor<Int32>([.min])) }
    await #expect(processExitsWith: .failure) { _ = pow(Tensor<Int32>([2]), 31) }
    let negative = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = pow(Tensor<Int32>([2]), -3) }
    expect(negative, says: "pow", "2", "-3")
  }

  @Test func selectionsAndFormsNeedFittingShapes() async {
    let selection = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor.where(Tensor([true, false]), Tensor<Double>.ones([3]), 0) }
    expect(selection, says: "where", "[2]", "[3]", "do not broadcast")
    let replacement = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Double>.ones([3]).replacing(with: 1, where: Tensor([true, false])) }
    expect(replacement, says: "replacing", "[2]", "[3]")
    let logic = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = (Tensor([true, false]) .& Tensor([true, false, true])) }
    expect(logic, says: ".&", "[2]", "[3]")
    let form = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var x = Tensor<Double>([1]).broadcast(to: [3])
      x.formExp()
    }
    expect(form, says: "formExp", "broadcast view", "[3]")
    let shift = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var x = Tensor<Int32>([1, 2])
      x &*= Tensor([1, 2, 3])
    }
    expect(shift, says: "&*=", "[3]", "[2]")
  }
}
