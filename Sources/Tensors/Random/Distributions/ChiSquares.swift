// Sums of squares of normal numbers and their quotients, by way of gamma numbers.

/// The sum of the squares of `df` normal numbers.
struct ChiSquare: Distribution {
  let gamma: StandardGamma

  init(df: Double, _ name: String = "df", _ method: String = "chisquare") {
    Parameter.positive(df, name, method)
    self.init(unchecked: df)
  }

  init(unchecked df: Double) { gamma = StandardGamma(unchecked: df / 2) }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    2 * gamma.next(&source)
  }
}

/// Such a sum around another point; `nonc` is the squared distance from the origin.
struct NoncentralChiSquare: Distribution {
  let df: Double
  let nonc: Double
  private let chiSquare: ChiSquare
  private let poisson: Poisson

  init(df: Double, nonc: Double, _ name: String = "df", _ method: String = "noncentralChisquare") {
    Parameter.positive(df, name, method)
    Parameter.notNegative(nonc, "nonc", method)
    self.df = df
    self.nonc = nonc
    chiSquare = ChiSquare(unchecked: nonc == 0 ? df : df - 1)
    poisson = Poisson(unchecked: nonc / 2)
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    if nonc == 0 { return chiSquare.next(&source) }
    if df > 1 {
      let rest = chiSquare.next(&source)
      let n = source.standardNormal() + nonc.squareRoot()
      return rest + n * n
    }
    let i = poisson.next(&source)
    return ChiSquare(unchecked: df + 2 * Double(i)).next(&source)
  }
}

/// The quotient of two χ² numbers, each divided by its degrees of freedom.
struct FRatio: Distribution {
  let dfnum: Double
  let dfden: Double
  private let numerator: ChiSquare
  private let denominator: ChiSquare

  init(dfnum: Double, dfden: Double) {
    self.dfnum = dfnum
    self.dfden = dfden
    numerator = ChiSquare(df: dfnum, "dfnum", "f")
    denominator = ChiSquare(df: dfden, "dfden", "f")
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    let top = numerator.next(&source) * dfden
    return top / (denominator.next(&source) * dfnum)
  }
}

/// The same with a noncentral numerator.
struct NoncentralFRatio: Distribution {
  let dfnum: Double
  let dfden: Double
  private let numerator: NoncentralChiSquare
  private let denominator: ChiSquare

  init(dfnum: Double, dfden: Double, nonc: Double) {
    self.dfnum = dfnum
    self.dfden = dfden
    numerator = NoncentralChiSquare(df: dfnum, nonc: nonc, "dfnum", "noncentralF")
    denominator = ChiSquare(df: dfden, "dfden", "noncentralF")
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    let top = numerator.next(&source) * dfden
    return top / (denominator.next(&source) * dfnum)
  }
}

/// Student's t: a normal number divided by the root of a χ² one.
struct StandardT: Distribution {
  let df: Double
  private let gamma: StandardGamma

  init(df: Double) {
    Parameter.positive(df, "df", "standardT")
    self.df = df
    gamma = StandardGamma(unchecked: df / 2)
  }

  func next<Source: VariateSource & ~Copyable>(_ source: inout Source) -> Double {
    let numerator = source.standardNormal()
    let denominator = gamma.next(&source)
    return (df / 2).squareRoot() * numerator / denominator.squareRoot()
  }
}
