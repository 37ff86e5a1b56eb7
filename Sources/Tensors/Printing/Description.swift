extension Tensor: CustomStringConvertible {
  /// The elements in nested brackets and aligned columns, as NumPy's `str` shows them.
  ///
  /// Numbers have the fewest digits that give them back exactly, at most eight behind the point.
  /// Of a tensor with more than 1000 elements, the first and last three along each axis are
  /// shown. `formatted(_:)` has options for all this.
  public var description: String { rank == 0 ? "\(item())" : formatted() }

  /// The elements in nested brackets and aligned columns.
  ///
  /// ```swift
  /// x.formatted(PrintOptions(precision: 3, suppressesSmall: true))
  /// ```
  ///
  /// Truth values are written as in Swift, `true` and `false`; all else as NumPy's
  /// `array2string` does it.
  ///
  /// - Precondition: no number among the options is negative.
  /// - Complexity: O(elements that are shown).
  public func formatted(_ options: PrintOptions = PrintOptions()) -> String {
    options.requireValid()
    if count == 0 { return "[]" }
    let isSummarized = count > options.threshold
    var shown: [Scalar] = []
    appendShown(to: &shown, edge: isSummarized ? options.edgeItems : nil)
    let writer = TensorWriter(
      format: Scalar._formatter(for: shown, isSingle: rank == 0, options),
      separator: options.separator, edge: isSummarized ? options.edgeItems : nil)
    return writer.text(self, indentation: " ", width: options.lineWidth)
  }

  private func appendShown(to shown: inout [Scalar], edge: Int?) {
    guard let dimension = shape.first else { return shown.append(item()) }
    let indices = shownIndices(dimension, edge: edge)
    for index in [indices.leading, indices.trailing].joined() {
      self[row: index].appendShown(to: &shown, edge: edge)
    }
  }
}

/// The indices in front of and behind those that are left out; all of them without an edge.
private func shownIndices(
  _ dimension: Int, edge: Int?
) -> (leading: Range<Int>, trailing: Range<Int>) {
  guard let edge, dimension > 2 * edge else { return (0..<0, 0..<dimension) }
  return (0..<edge, dimension - edge..<dimension)
}

/// Brackets, line breaks and ellipses around elements that are texts already.
private struct TensorWriter<Scalar: TensorScalar> {
  let format: (Scalar) -> String
  let separator: String
  let edge: Int?

  func text(_ tensor: Tensor<Scalar>, indentation: String, width: Int) -> String {
    guard let dimension = tensor.shape.first else { return format(tensor.item()) }
    let indices = shownIndices(dimension, edge: edge)
    let isSummarized = edge.map { dimension > 2 * $0 } ?? false
    let inner = { index in
      self.text(tensor[row: index], indentation: indentation + " ", width: width - 1)
    }
    var parts = indices.leading.map(inner)
    if isSummarized { parts.append("...") }
    parts += indices.trailing.map(inner)
    if tensor.rank == 1 { return line(parts, indentation: indentation, width: width) }
    // A line break between rows, a blank line more between matrices, and so on.
    let lineBreaks = String(repeating: "\n", count: tensor.rank - 1)
    return "[" + parts.joined(separator: trimmed(separator) + lineBreaks + indentation) + "]"
  }

  /// Elements in brackets, broken into lines.
  private func line(_ words: [String], indentation: String, width: Int) -> String {
    let available = width - Swift.max(trimmed(separator).count, 1)
    var lines: [String] = []
    var line = indentation
    for (place, word) in words.enumerated() {
      if line.count + word.count > available && line.count > indentation.count {
        lines.append(trimmed(line))
        line = indentation
      }
      line += place == words.count - 1 ? word : word + separator
    }
    lines.append(line)
    return "[" + lines.joined(separator: "\n").dropFirst(indentation.count) + "]"
  }

  private func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
