import Apus

/// A piece of work with a name, of which a peer does the same under the same name.
struct Workload {
  /// What it is, such as `add/Double/1000000`.
  let name: String
  /// Does it so many times.
  let run: (_ calls: Int) throws -> Void
  /// A number that depends on all of the result: it says whether two do the same.
  let checksum: () throws -> Double

  /// Work with a result.
  @inline(__always)
  init<Result: Summable>(_ name: String, _ work: @escaping () throws -> Result) {
    self.name = name
    run = { calls in for _ in 0..<calls { _ = try work() } }
    checksum = { try work().checksum }
  }

  /// Work without a result; what `checksum` gives says what the work has done or does.
  init(
    _ name: String, checksum: @escaping () throws -> Double,
    work: @escaping () throws -> Void
  ) {
    self.name = name
    run = { calls in for _ in 0..<calls { try work() } }
    self.checksum = checksum
  }
}

/// The workloads with the same parameters, and so with the same operands.
///
/// The operands are made when one of them is asked for.
struct WorkloadGroup: Sendable {
  /// What follows the first slash in the names, such as `Double/1000000`.
  let parameters: String
  let make: @Sendable () throws -> [Workload]

  init(_ parameters: String, _ make: @escaping @Sendable () throws -> [Workload]) {
    self.parameters = parameters
    self.make = make
  }

  static let all =
    stepWorkloads + arrayWorkloads + linearAlgebraWorkloads + randomWorkloads
}

/// A result that can be summed up in a number.
protocol Summable {
  var checksum: Double { get }
}

extension Double: Summable {
  var checksum: Double { self }
}

extension Float: Summable {
  var checksum: Double { Double(self) }
}

extension Int: Summable {
  var checksum: Double { Double(self) }
}

/// The sum of the elements, each multiplied by 1, 2 or 3 in turn, so that their order counts.
extension Tensor: Summable {
  var checksum: Double {
    let elements = converted(to: Double.self).scalars
    return elements.indices.reduce(0) { $0 + Double($1 % 3 + 1) * elements[$1] }
  }
}
