extension Tensor: CustomStringConvertible {
  /// The elements in nested brackets, in aligned columns.
  ///
  /// Numbers have the fewest digits that give them back exactly. Of a tensor with more than
  /// 1000 elements, the first and last three along each axis are shown.
  public var description: String {
    let isSummarized = count > 1000
    let lines = elementLines(isSummarized: isSummarized)
    let width = lines.joined().lazy.compactMap { $0?.count }.max() ?? 0
    if rank == 0 { return lines[0][0] ?? "" }
    var next = 0
    return bracketed(axis: 0, isSummarized: isSummarized) {
      defer { next += 1 }
      return lines[next].map { text in
        guard let text else { return "..." }
        return String(repeating: " ", count: width - text.count) + text
      }
    }
  }

  /// The texts of all lines along the last axis; `nil` stands for elements left out.
  private func elementLines(isSummarized: Bool) -> [[String?]] {
    if rank == 0 { return [[item()._text]] }
    if rank == 1 {
      return [shownIndices(axis: 0, isSummarized: isSummarized).map { $0.map { self[$0]._text } }]
    }
    return shownIndices(axis: 0, isSummarized: isSummarized).flatMap { index in
      index.map { self[row: $0].elementLines(isSummarized: isSummarized) } ?? []
    }
  }

  private func shownIndices(axis: Int, isSummarized: Bool) -> [Int?] {
    let dimension = shape[axis]
    if !isSummarized || dimension <= 6 { return Array(0..<dimension) }
    return [0, 1, 2, nil] + [dimension - 3, dimension - 2, dimension - 1]
  }

  private func bracketed(
    axis: Int, isSummarized: Bool, nextLine: () -> [String]
  ) -> String {
    if axis == rank - 1 { return "[" + nextLine().joined(separator: ", ") + "]" }
    let parts = shownIndices(axis: axis, isSummarized: isSummarized).map { index in
      index == nil
        ? "..." : bracketed(axis: axis + 1, isSummarized: isSummarized, nextLine: nextLine)
    }
    // A blank line between matrices, two between stacks of them, and so on.
    let lineBreaks = String(repeating: "\n", count: rank - 1 - axis)
    let indentation = String(repeating: " ", count: axis + 1)
    return "[" + parts.joined(separator: "," + lineBreaks + indentation) + "]"
  }
}
