import Foundation
import Tensors
import XCTest

/// What NumPy drew; `Fixtures/make_random_state.py` wrote it.
struct RecordedCalls: Decodable {
  let numpy: String
  let saved: Saved
  let sequences: [String: Sequence]

  /// A state in full and the numbers that follow from it.
  struct Saved: Decodable {
    let state: RandomState.State
    let normals: [Double]
    let uniforms: [Double]
  }

  /// Calls made one after the other on one generator.
  struct Sequence: Decodable {
    let seed: UInt32?
    let seeds: [UInt32]?
    let calls: [Call]

    /// A generator seeded as the recorded one was.
    func makeRandomState() -> RandomState {
      if let seeds { return RandomState(seeds) }
      return RandomState(seed ?? 0)
    }
  }

  /// A call: its arguments, its result and the state after it.
  struct Call: Decodable {
    let name: String
    var size: [Int]?
    var low: Int?
    var last: Int?
    var loc: Double?
    var scale: Double?
    var type: String?
    var replace: Bool?
    var p: [Double]?
    /// The positions of the elements that were recorded, where it is not all of them.
    var kept: [Int]?
    var reals: [Double]?
    var integers: [Int]?
    let state: Fingerprint
  }

  /// The state with a hash of the key in place of the key.
  struct Fingerprint: Decodable, Equatable {
    let key: String
    let position: Int
    var cached: Double?
  }

  static func load() throws -> RecordedCalls {
    let url = try XCTUnwrap(
      Bundle.module.url(
        forResource: "random_state", withExtension: "json", subdirectory: "Fixtures"))
    return try JSONDecoder().decode(RecordedCalls.self, from: Data(contentsOf: url))
  }
}

extension RecordedCalls.Fingerprint {
  init(_ state: RandomState.State) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for word in state.key { hash = (hash ^ UInt64(word)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    key = String(repeating: "0", count: 16 - digits.count) + digits
    position = state.position
    cached = state.hasGauss ? state.cachedGaussian : nil
  }
}

// MARK: - Replaying

/// What a call returned, flattened.
enum Drawn: Equatable {
  case reals([Double])
  case integers([Int])
  case nothing

  init(_ tensor: Tensor<Double>) { self = .reals(tensor.scalars) }
  init<Scalar: IntegerScalar>(_ tensor: Tensor<Scalar>) {
    self = .integers(tensor.scalars.map { Int($0) })
  }

  /// The elements at some positions.
  func keeping(_ positions: [Int]?) -> Drawn {
    guard let positions else { return self }
    switch self {
    case .reals(let values): return .reals(positions.map { values[$0] })
    case .integers(let values): return .integers(positions.map { values[$0] })
    case .nothing: return self
    }
  }
}

extension RecordedCalls.Call {
  var expected: Drawn {
    if let reals { return .reals(reals) }
    if let integers { return .integers(integers) }
    return .nothing
  }

  /// Makes the recorded call.
  func replay(on random: RandomState) throws -> Drawn {
    switch name {
    case "seed":
      random.seed(UInt32(try XCTUnwrap(low)))
      return .nothing
    case "next":
      let count = try XCTUnwrap(size)[0]
      return .integers((0..<count).map { _ in Int(truncatingIfNeeded: random.next()) })
    case "rand", "randn": return try replayDimensions(on: random)
    case "randomSample":
      guard let size else { return .reals([random.randomSample()]) }
      return Drawn(random.randomSample(size))
    case "uniform":
      let (low, high) = (try XCTUnwrap(loc), try XCTUnwrap(scale))
      guard let size else { return .reals([random.uniform(low: low, high: high)]) }
      return Drawn(random.uniform(low: low, high: high, size: size))
    case "normal":
      let (loc, scale) = (try XCTUnwrap(loc), try XCTUnwrap(scale))
      guard let size else { return .reals([random.normal(loc: loc, scale: scale)]) }
      return Drawn(random.normal(loc: loc, scale: scale, size: size))
    case "randint": return try replayRandint(on: random)
    case "choice":
      return .integers(
        random.choice(
          try XCTUnwrap(low), size: try XCTUnwrap(size)[0], replace: try XCTUnwrap(replace), p: p))
    default: return try replayOrder(on: random)
    }
  }

  private func replayDimensions(on random: RandomState) throws -> Drawn {
    let size = try XCTUnwrap(size)
    let normal = name == "randn"
    switch size.count {
    case 0: return .reals([normal ? random.randn() : random.rand()])
    case 1: return Drawn(normal ? random.randn(size[0]) : random.rand(size[0]))
    default: return Drawn(normal ? random.randn(size[0], size[1]) : random.rand(size[0], size[1]))
    }
  }

  private func replayRandint(on random: RandomState) throws -> Drawn {
    let (low, last) = (try XCTUnwrap(low), try XCTUnwrap(last))
    // The half-open forms cannot name Int.max + 1.
    let closed = last == Int.max
    guard let size else {
      if closed { return .integers([random.randint(in: low...last)]) }
      return .integers([low == 0 ? random.randint(last + 1) : random.randint(low, last + 1)])
    }
    switch type {
    case "uint8": return Drawn(random.randint(low, last + 1, size: size, as: UInt8.self))
    case "int32": return Drawn(random.randint(low, last + 1, size: size, as: Int32.self))
    default:
      if closed { return Drawn(random.randint(in: low...last, size: size)) }
      return Drawn(
        low == 0
          ? random.randint(last + 1, size: size) : random.randint(low, last + 1, size: size))
    }
  }

  private func replayOrder(on random: RandomState) throws -> Drawn {
    switch name {
    case "permutation": return .integers(random.permutation(try XCTUnwrap(low)))
    case "shuffleList":
      var list = Array(0..<(try XCTUnwrap(low)))
      random.shuffle(&list)
      return .integers(list)
    case "shuffleRows", "permuteRows":
      let size = try XCTUnwrap(size)
      var table = Tensor<Int64>.arange(0, size.reduce(1, *)).reshaped(size)
      if name == "permuteRows" { return Drawn(random.permutation(table)) }
      random.shuffle(&table)
      return Drawn(table)
    default:
      XCTFail("no such call: \(name)")
      return .nothing
    }
  }
}

extension XCTestCase {
  /// Makes the calls of a recorded sequence; results and states must be NumPy's, bit for bit.
  func checkSequence(_ name: String, file: StaticString = #filePath, line: UInt = #line) throws {
    let recorded = try RecordedCalls.load()
    let sequence = try XCTUnwrap(recorded.sequences[name], name, file: file, line: line)
    let random = sequence.makeRandomState()
    for (index, call) in sequence.calls.enumerated() {
      let context = "\(name): call \(index), \(call)"
      XCTAssertEqual(
        try call.replay(on: random).keeping(call.kept), call.expected, context,
        file: file, line: line)
      XCTAssertEqual(
        RecordedCalls.Fingerprint(random.state), call.state, context, file: file, line: line)
    }
    XCTAssertFalse(sequence.calls.isEmpty, name, file: file, line: line)
  }
}
