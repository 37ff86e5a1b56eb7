/// The workloads that were asked for so far, which live on with their operands.
struct WorkloadRegistry {
  private var workloads: [String: Workload] = [:]
  private var made: Set<String> = []

  /// The workload of that name.
  subscript(name: String) -> Workload {
    mutating get throws {
      let parameters = name.split(separator: "/", maxSplits: 1).dropFirst().joined()
      for group in WorkloadGroup.all where group.parameters == parameters { try make(group) }
      guard let workload = workloads[name] else { throw UnknownWorkload(name: name) }
      return workload
    }
  }

  /// The names of all workloads.
  ///
  /// - Complexity: makes the operands of all.
  mutating func names() throws -> [String] {
    for group in WorkloadGroup.all { try make(group) }
    return workloads.keys.sorted()
  }

  private mutating func make(_ group: WorkloadGroup) throws {
    guard made.insert(group.parameters).inserted else { return }
    for workload in try group.make() { workloads[workload.name] = workload }
  }
}

/// There is no workload of that name.
struct UnknownWorkload: Error, CustomStringConvertible {
  let name: String
  var description: String { "there is no workload \(name)" }
}
