/// What is wrong with data that was given to a model.
///
/// It is thrown before anything of the model has changed, so that a server can refuse one
/// request and go on with the next.
public enum ModelInputError: Error, Equatable, Sendable {
  /// A label is not one of the classes: its position, what it is, and how many classes there are.
  case labelOutOfRange(index: Int, value: Int, classes: Int)
  /// An argument has another shape than the model takes.
  case shape(argument: String, expected: String, found: [Int])
  /// The model's scores for an example are infinite or NaN, because the example is, or because
  /// the parameters are or became too large.
  case nonFiniteScores(row: Int)
}

extension ModelInputError: CustomStringConvertible {
  /// One line that says what was expected and what was found.
  public var description: String {
    switch self {
    case .labelOutOfRange(let index, let value, let classes):
      "label \(value) at index \(index) is not a class: expected 0 to \(classes - 1)"
    case .shape(let argument, let expected, let found):
      "\(argument) has shape \(found): expected \(expected)"
    case .nonFiniteScores(let row):
      "the scores of example \(row) are not finite: "
        + "its inputs or the parameters of the model are infinite, NaN or too large"
    }
  }
}
