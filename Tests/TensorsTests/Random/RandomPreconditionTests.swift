import Tensors
import Testing

/// Wrong arguments of random numbers stop the process with a message that names the method.
struct RandomPreconditionTests {
  private func expect(
    _ result: ExitTest.Result?, says parts: String..., location: SourceLocation = #_sourceLocation
  ) {
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    for part in parts {
      #expect(message.contains(part), "no '\(part)' in the message", sourceLocation: location)
    }
  }

  @Test func parametersOutsideTheirRange() async {
    let gamma = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = RandomState(0).gamma(shape: -1) }
    expect(gamma, says: "gamma", "shape", "-1.0")
    let notANumber = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Generator(0).normal(scale: .nan) }
    expect(notANumber, says: "normal", "scale", "nan")
    let binomial = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Generator(0).binomial(3, 1.5, size: [2]) }
    expect(binomial, says: "binomial", "1.5", "0...1")
    let triangular = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = RandomState(0).triangular(left: 0, mode: 2, right: 1) }
    expect(triangular, says: "triangular", "mode 2.0")
    let multinomial = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = RandomState(0).multinomial(3, pvals: [0.7, 0.7, 0]) }
    expect(multinomial, says: "multinomial", "1.4")
  }

  /// NumPy's `RandomState` never returns from these.
  @Test func parametersForWhichEverythingWouldBeRejected() async {
    let vonmises = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = RandomState(0).vonmises(mu: 0, kappa: 1e17) }
    expect(vonmises, says: "vonmises", "1e+17")
    let zipf = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = RandomState(0).zipf(2000) }
    expect(zipf, says: "zipf", "2000.0")
  }

  @Test func shapesAndRanges() async {
    let shape = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Generator(0).random(size: [2, -1]) }
    expect(shape, says: "random", "[2, -1]")
    let range = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Generator(0).integers(3, 3) }
    expect(range, says: "integers", "low 3", "high 3")
    let narrow = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Generator(0).integers(0, 257, size: [2], as: UInt8.self) }
    expect(narrow, says: "integers", "0...256", "UInt8")
    let choice = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Generator(0).choice(3, size: 4, replace: false) }
    expect(choice, says: "choice", "4 elements of 3")
    let covariance = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = try RandomState(0).multivariateNormal(mean: Tensor([0, 0]), cov: Tensor([[1.0]])) }
    expect(covariance, says: "multivariateNormal", "[2]", "[1, 1]")
  }

  @Test func seedsAndStates() async {
    let seed = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Generator(-1) }
    expect(seed, says: "SeedSequence", "-1")
    let state = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = PCG64(state: PCG64.State(state: 1, inc: 2)) }
    expect(state, says: "PCG64.state", "2 is even")
    let spawn = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { _ = Generator(Philox(key: 1)).spawn(2) }
    expect(spawn, says: "spawn", "seed")
  }
}
