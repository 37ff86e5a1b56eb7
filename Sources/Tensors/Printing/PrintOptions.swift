/// How `Tensor.formatted(_:)` writes elements and when it leaves some out.
///
/// The defaults, and what each option does, are those of NumPy's `set_printoptions`. There is no
/// setting for the whole process: options are passed where they are used.
public struct PrintOptions: Sendable {
  /// Which digits of floating-point numbers are written.
  public enum FloatMode: Sendable {
    /// `precision` digits behind the point, for all.
    case fixed
    /// As many as tell the number from its neighbours, whatever `precision` says.
    case unique
    /// As many as tell the number from its neighbours, but at most `precision`.
    case atMostPrecision
    /// The same number for all: as many as any of them needs, but at most `precision`.
    case equalAtMostPrecision
  }

  /// What stands in front of a number that is not negative.
  public enum Sign: Sendable {
    /// Nothing.
    case minusOnly
    /// A plus.
    case always
    /// A space.
    case space
  }

  /// The largest number of digits behind the point.
  public var precision = 8
  /// Which digits are written.
  public var floatMode = FloatMode.atMostPrecision
  /// Whether tiny numbers are written as 0 rather than all numbers with exponents.
  public var suppressesSmall = false
  /// The number of elements beyond which the middle of axes is left out.
  public var threshold = 1000
  /// How many elements are shown at both ends of an axis whose middle is left out.
  public var edgeItems = 3
  /// The number of characters at which a line of elements is broken.
  public var lineWidth = 75
  /// What stands between elements.
  public var separator = " "
  /// What stands in front of numbers that are not negative.
  public var sign = Sign.minusOnly
  /// How a NaN is written.
  public var nan = "nan"
  /// How infinity is written.
  public var infinity = "inf"

  /// The defaults, each of which can be replaced.
  public init(
    precision: Int = 8, floatMode: FloatMode = .atMostPrecision, suppressesSmall: Bool = false,
    threshold: Int = 1000, edgeItems: Int = 3, lineWidth: Int = 75, separator: String = " ",
    sign: Sign = .minusOnly, nan: String = "nan", infinity: String = "inf"
  ) {
    self.precision = precision
    self.floatMode = floatMode
    self.suppressesSmall = suppressesSmall
    self.threshold = threshold
    self.edgeItems = edgeItems
    self.lineWidth = lineWidth
    self.separator = separator
    self.sign = sign
    self.nan = nan
    self.infinity = infinity
  }

  func requireValid() {
    require(
      precision >= 0 && threshold >= 0 && edgeItems >= 0 && lineWidth >= 0,
      "formatted: a negative number in \(self)")
  }
}
