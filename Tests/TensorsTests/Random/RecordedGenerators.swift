import Foundation
import Tensors
import XCTest

/// What NumPy's `Generator` drew; `Fixtures/make_distributions.py` wrote it.
struct RecordedGenerators: Decodable {
  let samples: [Sample]
  let vectors: [RecordedDistributions.Vectors]
  let integers: [Integers]
  let choices: [Choice]
  let orders: [Order]
  let seeds: [Seeds]
  let bitGenerators: [Bits]
  let streams: [Stream]

  /// A number or a list of them.
  enum Seed: Decodable, Equatable {
    case number(UInt128)
    case list([UInt64])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let list = try? container.decode([UInt64].self) {
        self = .list(list)
      } else {
        self = .number(try container.decode(UInt128.self))
      }
    }

    func makeSequence(spawnKey: [UInt32] = [], poolSize: Int = 4) -> SeedSequence {
      switch self {
      case .number(let number):
        SeedSequence(number, spawnKey: spawnKey, poolSize: poolSize)
      case .list(let list): SeedSequence(list, spawnKey: spawnKey, poolSize: poolSize)
      }
    }

    func makeGenerator(_ bits: String = "PCG64") -> Generator {
      switch (bits, self) {
      case ("Philox", .number(let number)): Generator(Philox(number))
      case ("Philox", .list(let list)): Generator(Philox(list))
      case (_, .number(let number)): Generator(number)
      case (_, .list(let list)): Generator(list)
      }
    }
  }

  struct Sample: Decodable {
    let bits: String
    let name: String
    let arguments: [Double]
    let seed: Seed
    var reals: [Double]?
    var integers: [Int]?
    let next: [UInt64]

    var expected: Drawn { reals.map { .reals($0) } ?? .integers(integers ?? []) }
  }

  struct Integers: Decodable {
    let type: String
    let low: Int
    let last: UInt64OrInt
    /// As words of 64 bits.
    let integers: [UInt64]
    let next: [UInt64]
  }

  /// A number of Int64 or UInt64, as the bits of either.
  struct UInt64OrInt: Decodable {
    let bits: UInt64

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let value = try? container.decode(Int64.self) {
        bits = UInt64(bitPattern: value)
      } else {
        bits = try container.decode(UInt64.self)
      }
    }
  }

  struct Choice: Decodable {
    let seed: Seed
    let n: Int
    let size: Int
    let replace: Bool
    let shuffle: Bool
    var p: [Double]?
    let integers: [Int]
    let checksum: String
    let next: [UInt64]
  }

  struct Order: Decodable {
    let name: String
    let size: [Int]
    var axis: Int?
    let integers: [Int]
    let next: [UInt64]
  }

  struct Seeds: Decodable {
    let seed: Seed
    let spawnKey: [UInt32]
    let poolSize: Int
    let words: [UInt32]
    let words64: [UInt64]
    let childKey: [UInt32]
    let childWords: [UInt32]
  }

  struct Bits: Decodable {
    let bits: String
    let steps: String
    let next: [UInt64]
    let state: State

    /// A state of either bit generator.
    enum State: Decodable {
      case pcg64(PCG64.State)
      case philox(Philox.State)

      init(from decoder: any Decoder) throws {
        if let state = try? PCG64.State(from: decoder) {
          self = .pcg64(state)
        } else {
          self = .philox(try Philox.State(from: decoder))
        }
      }
    }
  }

  struct Stream: Decodable {
    let bits: String
    let name: String
    let arguments: [Double]
    let seed: Seed
    var type: String?
    let checksums: [String]
    let next: [UInt64]
  }

  static func load() throws -> RecordedGenerators {
    try JSONDecoder().decode(
      self, from: try RecordedDistributions.fixture("random_generators"))
  }
}

// MARK: - Methods by their names in Python

extension Generator {
  /// Draws by the methods that only this interface has, or by those in common.
  func drawAny(_ name: String, _ a: [Double], _ count: Int?) throws -> Drawn {
    func pick(_ one: @autoclosure () -> Double, _ many: ([Int]) -> Tensor<Double>) -> Drawn {
      count.map { Drawn(many([$0])) } ?? .reals([one()])
    }
    return switch name {
    case "random": pick(random(), { random(size: $0) })
    case "uniform":
      pick(uniform(low: a[0], high: a[1]), { uniform(low: a[0], high: a[1], size: $0) })
    case "normal":
      pick(normal(loc: a[0], scale: a[1]), { normal(loc: a[0], scale: a[1], size: $0) })
    default: try draw(name, a, count)
    }
  }

  /// The same in single precision.
  func drawSingle(_ name: String, _ a: [Double], _ count: Int?) throws -> DrawnFloats {
    func pick(_ one: @autoclosure () -> Float, _ many: ([Int]) -> Tensor<Float>) -> DrawnFloats {
      DrawnFloats(values: count.map { many([$0]).scalars } ?? [one()])
    }
    let drawn: DrawnFloats? =
      switch name {
      case "random": pick(random(as: Float.self), { random(size: $0, as: Float.self) })
      case "standard_normal":
        pick(standardNormal(as: Float.self), { standardNormal(size: $0, as: Float.self) })
      case "standard_exponential":
        pick(
          standardExponential(as: Float.self), { standardExponential(size: $0, as: Float.self) })
      case "standard_gamma":
        pick(
          standardGamma(Float(a[0]), as: Float.self),
          { standardGamma(Float(a[0]), size: $0, as: Float.self) })
      default: nil
      }
    return try XCTUnwrap(drawn, "no method \(name)")
  }

  /// The checksum of integers, whose bits are taken as unsigned ones of their width.
  func integerChecksum(_ range: [Double], _ type: String?, _ count: Int) throws -> String {
    let (low, high) = (Int(range[0]), Int(range[1]))
    func sum<Scalar: IntegerScalar>(_ type: Scalar.Type) -> String {
      var (sum, weight): (UInt64, UInt64) = (0, 1)
      for value in integers(low, high, size: [count], as: type).scalars {
        sum &+= UInt64(truncatingIfNeeded: Scalar.Magnitude(truncatingIfNeeded: value)) &* weight
        weight &+= 2
      }
      return sum.hexadecimal
    }
    return switch type {
    case "int32": sum(Int32.self)
    case "uint8": sum(UInt8.self)
    default: sum(Int64.self)
    }
  }
}

/// Numbers of single precision.
struct DrawnFloats {
  let values: [Float]

  var checksum: String {
    var (sum, weight): (UInt64, UInt64) = (0, 1)
    for value in values {
      sum &+= UInt64(value.bitPattern) &* weight
      weight &+= 2
    }
    return sum.hexadecimal
  }
}
