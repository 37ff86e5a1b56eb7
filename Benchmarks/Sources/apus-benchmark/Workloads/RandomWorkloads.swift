import Apus

/// Standard normal numbers, of which each call draws new ones.
let randomWorkloads = [1_000_000, 10_000_000].map { count in
  WorkloadGroup("\(count)") {
    let (state, generator) = (RandomState(1), Generator(1))
    return [
      Workload("normal-random-state/\(count)") { state.randn(count)[0] },
      Workload("normal-generator/\(count)") { generator.standardNormal(size: [count])[0] },
    ]
  }
}
