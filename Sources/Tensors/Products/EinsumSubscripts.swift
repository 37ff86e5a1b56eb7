/// The subscripts of `einsum` as labels of axes.
///
/// Letters have their Unicode value as label. The axes of an ellipsis have negative ones, −1
/// for the last, so that they are aligned at the end.
struct EinsumSubscripts {
  /// The labels of the axes of each operand.
  let operands: [[Int]]
  /// The labels of the axes of the result.
  let output: [Int]

  /// - Parameter ranks: the number of axes of each operand.
  init(_ subscripts: String, ranks: [Int]) {
    let text = subscripts.filter { $0 != " " }
    var (inputText, outputText) = (Substring(text), Substring?.none)
    if let dash = text.firstIndex(of: "-") {
      let behind = text.index(after: dash)
      require(
        behind < text.endIndex && text[behind] == ">", "einsum: '\(subscripts)' has '-' without '>'"
      )
      inputText = text[..<dash]
      outputText = text[text.index(after: behind)...]
    }
    let terms = inputText.split(separator: ",", omittingEmptySubsequences: false)
    require(
      terms.count == ranks.count,
      "einsum: '\(subscripts)' names \(terms.count) operands, and there are \(ranks.count)")
    operands = zip(terms, ranks).map { term, rank in
      let (letters, place) = Self.letters(term, of: subscripts)
      let extra = rank - letters.count
      require(
        place == nil ? extra == 0 : extra >= 0,
        "einsum: '\(term)' in '\(subscripts)' does not fit an operand with \(rank) axes")
      return Self.inserting(ellipsis: extra, at: place, into: letters)
    }
    let all = operands.flatMap(\.self)
    let ellipsis = -(all.min().map { min($0, 0) } ?? 0)
    if let outputText {
      let (letters, place) = Self.letters(outputText, of: subscripts)
      require(
        Set(letters).count == letters.count && letters.allSatisfy(all.contains),
        "einsum: the output of '\(subscripts)' repeats a label or has one that no operand has")
      require(
        ellipsis == 0 || place != nil,
        "einsum: the output of '\(subscripts)' lacks the ellipsis of the operands")
      output = Self.inserting(ellipsis: ellipsis, at: place, into: letters)
    } else {
      // The labels that occur once, in the order of the alphabet.
      let letters = Set(all.filter { $0 > 0 }).sorted().filter { label in
        all.filter { $0 == label }.count == 1
      }
      output = Self.inserting(ellipsis: ellipsis, at: 0, into: letters)
    }
  }

  /// The letters of a term, and the place of the ellipsis among them.
  private static func letters(
    _ term: Substring, of subscripts: String
  ) -> (letters: [Int], ellipsis: Int?) {
    let parts = term.split(separator: "...", omittingEmptySubsequences: false)
    require(parts.count <= 2, "einsum: '\(subscripts)' has a term with two ellipses")
    let letters = parts.joined().unicodeScalars.map { scalar in
      require(
        "a"..."z" ~= scalar || "A"..."Z" ~= scalar,
        "einsum: '\(scalar)' in '\(subscripts)' is not a letter")
      return Int(scalar.value)
    }
    return (letters, parts.count == 2 ? parts[0].count : nil)
  }

  private static func inserting(
    ellipsis count: Int, at place: Int?, into letters: [Int]
  ) -> [Int] {
    guard let place else { return letters }
    return letters[..<place] + (0..<count).map { $0 - count } + letters[place...]
  }
}
