// How the elements of a tensor are written, all with the same number of characters.

extension IntegerScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _formatter(
    for elements: [Self], isSingle: Bool, _ options: PrintOptions
  ) -> (Self) -> String {
    let prefix =
      switch options.sign {
      case .minusOnly: ""
      case .always: "+"
      // A space is there for the sign of others already.
      case .space: elements.contains { $0 < 0 } ? "" : " "
      }
    let text: (Self) -> String = { ($0 < 0 ? "" : prefix) + "\($0)" }
    let width = elements.lazy.map { text($0).count }.max() ?? 0
    return { padded(text($0), to: width) }
  }
}

extension Bool {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _formatter(
    for elements: [Bool], isSingle: Bool, _ options: PrintOptions
  ) -> (Bool) -> String {
    { $0 ? (isSingle ? "true" : " true") : "false" }
  }
}

extension FloatingPointScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _formatter(
    for elements: [Self], isSingle: Bool, _ options: PrintOptions
  ) -> (Self) -> String {
    let format = FloatFormat(for: elements, options)
    return { format.text($0) }
  }
}

extension Complex where RealType: FloatingPointScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _formatter(
    for elements: [Self], isSingle: Bool, _ options: PrintOptions
  ) -> (Self) -> String {
    let real = FloatFormat(for: elements.map(\.rawStorage.x), options)
    var signed = options
    signed.sign = .always
    let imaginary = FloatFormat(for: elements.map(\.rawStorage.y), signed)
    return { number in
      let text = imaginary.text(number.rawStorage.y)
      let blanks = text.reversed().prefix { $0 == " " }.count
      return real.text(number.rawStorage.x) + text.dropLast(blanks) + "j"
        + String(repeating: " ", count: blanks)
    }
  }
}

/// `text` with blanks in front.
func padded(_ text: String, to width: Int) -> String {
  String(repeating: " ", count: Swift.max(0, width - text.count)) + text
}
