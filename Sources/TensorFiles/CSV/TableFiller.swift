import Tensors

/// Takes the fields of a table, row by row.
struct TableFiller<Scalar: TensorScalar> {
  private let labelIndex: Int?
  private let missing: Scalar?
  private(set) var classes: [String] = []
  var row = 0
  private let columns: Int
  private var indices: [String: Int32] = [:]
  private let target: UnsafeMutableBufferPointer<Scalar>
  /// Has a place for each row if there are labels.
  private let labels: UnsafeMutableBufferPointer<Int32>
  /// Puts a number at a place of `target`, or returns `false` where the type cannot hold it.
  private let store: (DecimalNumber, Int) -> Bool

  init(
    labelIndex: Int?, missing: Scalar?, columns: Int,
    target: UnsafeMutableBufferPointer<Scalar>, labels: UnsafeMutableBufferPointer<Int32>
  ) {
    self.labelIndex = labelIndex
    self.missing = missing
    self.columns = columns
    self.target = target
    self.labels = labels
    let bytes = UnsafeMutableRawBufferPointer(target)
    func storing<Target: CheckedConversion>(_ type: Target.Type) -> (DecimalNumber, Int) -> Bool {
      let target = bytes.assumingMemoryBound(to: Target.self)
      return { number, place in
        guard let value = Target(representing: number) else { return false }
        target[place] = value
        return true
      }
    }
    store =
      switch Scalar.scalarType {
      case .bool: storing(Bool.self)
      case .uint8: storing(UInt8.self)
      case .int32: storing(Int32.self)
      case .int64: storing(Int64.self)
      case .float: storing(Float.self)
      case .double: storing(Double.self)
      case .complexFloat: storing(Complex<Float>.self)
      case .complexDouble: storing(Complex<Double>.self)
      }
  }

  struct Failure {
    var kind = TensorFileError.Kind.malformed
    let expected: String
    let found: String
  }

  /// Puts a field where it belongs, or tells what is wrong with it.
  mutating func fill(
    _ field: ArraySlice<UInt8>, _ index: Int, limits: ReadingLimits
  ) -> Failure? {
    if index == labelIndex {
      guard let name = String(validating: field, as: UTF8.self) else {
        return Failure(expected: "text in UTF-8", found: "other bytes")
      }
      if let known = indices[name] {
        labels[row] = known
        return nil
      }
      guard classes.count < limits.classCount else {
        return Failure(
          kind: .tooLarge,
          expected: "at most \(limits.classCount) classes, as `limits.classCount` has it",
          found: "more")
      }
      indices[name] = Int32(classes.count)
      labels[row] = Int32(classes.count)
      classes.append(name)
      return nil
    }
    let place = row * columns + index - (index > labelIndex ?? .max ? 1 : 0)
    func found() -> String {
      "\(excerpt(String(decoding: field.prefix(200), as: UTF8.self))) in column \(index)"
    }
    if let missing, field.allSatisfy({ $0 == 0x20 || $0 == 0x9 }) {
      target[place] = missing
      return nil
    }
    guard let number = DecimalNumber(field) else {
      return Failure(expected: "a number", found: found())
    }
    guard store(number, place) else {
      return Failure(
        kind: .unrepresentable, expected: "a number that \(Scalar.self) can hold",
        found: found())
    }
    return nil
  }
}
