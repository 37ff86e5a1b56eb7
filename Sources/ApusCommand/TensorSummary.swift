import Apus
import CCrypto

/// An element of a tensor.
enum ElementValue: Encodable, CustomStringConvertible {
  case truth(Bool)
  case integer(Int64)
  case single(Float)
  case real(Double)
  case complex(Double, Double)

  init<Scalar: TensorScalar>(_ scalar: Scalar) {
    switch scalar {
    case let value as Bool: self = .truth(value)
    case let value as any IntegerScalar: self = .integer(Int64(value))
    case let value as Float: self = .single(value)
    case let value as Double: self = .real(value)
    case let value as Complex<Float>:
      self = .complex(Double(value.rawStorage.x), Double(value.rawStorage.y))
    case let value as Complex<Double>: self = .complex(value.rawStorage.x, value.rawStorage.y)
    default: self = .real(.nan)
    }
  }

  /// The number on the real line, if it is there.
  var real: Double? {
    switch self {
    case .truth(let value): value ? 1 : 0
    case .integer(let value): Double(value)
    case .single(let value): Double(value)
    case .real(let value): value
    case .complex: nil
    }
  }

  var description: String {
    switch self {
    case .truth(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .single(let value): "\(value)"
    case .real(let value): "\(value)"
    case .complex(let real, let imaginary): "\(real)\(imaginary < 0 ? "" : "+")\(imaginary)j"
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .truth(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .single(let value): try container.encode(value)
    case .real(let value): try container.encode(value)
    case .complex(let real, let imaginary): try container.encode([real, imaginary])
    }
  }
}

/// A tensor of a file in a few numbers.
struct TensorSummary: Encodable {
  let name: String
  let dtype: String
  let shape: [Int]
  let byteCount: Int
  /// The smallest element; NaN if one is, `nil` without elements and for complex numbers.
  private(set) var min: ElementValue?
  private(set) var max: ElementValue?
  private(set) var mean: Double?
  private(set) var first: [ElementValue] = []
  /// The classes of labels.
  private(set) var classes: [String]?
  private(set) var sha256: String?

  static let firstCount = 8

  init(_ file: TensorFile, _ entry: TensorFile.Entry, hashing: Bool) throws {
    name = entry.name
    dtype = entry.typeName
    shape = entry.shape
    byteCount = entry.byteCount ?? 0
    switch entry.elementType?.scalarType {
    case .bool: summarize(try file.read(name, as: Bool.self))
    case .uint8: summarize(try file.read(name, as: UInt8.self))
    case .int32: summarize(try file.read(name, as: Int32.self))
    // Those from 2⁶³ on are shown as floating-point numbers.
    case .int64 where entry.elementType == .uint64:
      if let tensor = try? file.read(name, as: Int64.self) {
        summarize(tensor)
      } else {
        summarize(try file.read(name, as: Double.self, converting: true))
      }
    case .int64: summarize(try file.read(name, as: Int64.self))
    case .float: summarize(try file.read(name, as: Float.self))
    // A type that is not read ends in the error that says so.
    case .double, nil: summarize(try file.read(name, as: Double.self))
    case .complexFloat: summarize(try file.read(name, as: Complex<Float>.self))
    case .complexDouble: summarize(try file.read(name, as: Complex<Double>.self))
    }
    if hashing {
      sha256 = try file.readBytes(name).withUnsafeBufferPointer {
        Self.sha256(UnsafeRawBufferPointer($0))
      }
    }
  }

  /// A tensor that was read from text or an image.
  init<Scalar: TensorScalar>(
    _ name: String, _ tensor: Tensor<Scalar>, classes: [String]? = nil, hashing: Bool
  ) throws {
    self.name = name
    self.classes = classes
    dtype = "\(Scalar.scalarType)"
    shape = tensor.shape
    byteCount = tensor.count * MemoryLayout<Scalar>.stride
    summarize(tensor)
    if hashing { try tensor.withLittleEndianBytes { sha256 = Self.sha256($0) } }
  }

  private mutating func summarize<Scalar: TensorScalar>(_ tensor: Tensor<Scalar>) {
    tensor.withUnsafeBufferPointer { elements in
      first = elements.prefix(Self.firstCount).map(ElementValue.init)
      guard let start = elements.first.map(ElementValue.init), start.real != nil else { return }
      var (least, largest, sum) = (start, start, 0.0)
      for element in elements {
        let value = ElementValue(element)
        guard let real = value.real, let low = least.real, let high = largest.real else { break }
        sum += real
        if real < low || (real.isNaN && !low.isNaN) { least = value }
        if real > high || (real.isNaN && !high.isNaN) { largest = value }
      }
      (min, max, mean) = (least, largest, sum / Double(elements.count))
    }
  }

  private static func sha256(_ bytes: UnsafeRawBufferPointer) -> String? {
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    let status = EVP_Digest(
      bytes.baseAddress, bytes.count, &digest, &count, EVP_sha256(), nil)
    guard status == 1 else { return nil }
    return digest.prefix(Int(count)).map {
      $0 < 16 ? "0\(String($0, radix: 16))" : String($0, radix: 16)
    }
    .joined()
  }
}
