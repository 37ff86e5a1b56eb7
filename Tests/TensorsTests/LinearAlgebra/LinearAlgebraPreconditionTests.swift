import Tensors
import Testing

/// Shapes that do not fit stop the process with a message that names the operation and them.
struct LinearAlgebraPreconditionTests {
  private func expect(
    _ result: ExitTest.Result?, says parts: String..., location: SourceLocation = #_sourceLocation
  ) {
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    for part in parts {
      #expect(message.contains(part), "no '\(part)' in the message", sourceLocation: location)
    }
  }

  @Test func rightSidesThatDoNotFit() async {
    let solve = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = try Tensor<Double>.identity(3).solve(.ones([2])) }
    expect(solve, says: "solve", "[2]", "3 equations")
    let leastSquares = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = try Tensor<Float>.ones([3, 2]).lstsq(.ones([2, 3])) }
    expect(leastSquares, says: "lstsq", "[2, 3]", "3 equations")
    let stacks = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = try Tensor<Double>.ones([2, 3, 3]).lu().solve(.ones([4, 3, 1])) }
    expect(stacks, says: "solve", "[4, 3, 1]")
  }

  @Test func shapesThatAreNotThoseOfMatrices() async {
    let vector = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = try Tensor<Double>.ones([3]).svd() }
    expect(vector, says: "svd", "[3]")
    let stack = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = try Tensor<Double>.ones([2, 3, 3]).det() }
    expect(stack, says: "det()", "stack", "[2]")
    let product = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = multiDot([Tensor<Double>.ones([2, 3]), .ones([2, 3])]) }
    expect(product, says: "multiDot", "[2, 3]")
    let power = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Int64>.ones([2, 2]).matrixPower(-1) }
    expect(power, says: "matrixPower", "-1")
  }

  @Test func complexNumbersAsRealOnes() async {
    let conversion = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Tensor<Complex<Double>>.ones([2]).converted(to: Double.self) }
    expect(conversion, says: "converted(to:)", "Double", "realPart")
    let imaginary = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { Tensor<Double>.ones([2]).imaginaryPart = .ones([2]) }
    expect(imaginary, says: "imaginaryPart", "Double")
  }
}
