import TensorFiles
import Tensors

extension TensorFile {
  /// A tensor in the type that its elements load as.
  func readAny(_ name: String? = nil) throws -> any WritableTensor {
    switch try entry(name).elementType?.scalarType {
    case .bool: try read(name, as: Bool.self)
    case .uint8: try read(name, as: UInt8.self)
    case .int32: try read(name, as: Int32.self)
    case .int64: try read(name, as: Int64.self)
    case .float: try read(name, as: Float.self)
    case .double, nil: try read(name, as: Double.self)
    case .complexFloat: try read(name, as: Complex<Float>.self)
    case .complexDouble: try read(name, as: Complex<Double>.self)
    }
  }

  /// Opens a file and reads all that is in it, in every way.
  @discardableResult
  static func readAll(_ path: String) throws -> [any WritableTensor] {
    let file = try TensorFile.open(path)
    return try file.entries.map { entry in
      let bytes = try file.readBytes(entry.name)
      guard bytes.count == entry.byteCount else {
        throw TensorFileError(
          path: path, format: file.format, expected: "the bytes of the entry", found: "others")
      }
      return try file.readAny(entry.name)
    }
  }
}

/// The elements of any tensor as text, NaN equal to NaN.
func text(_ tensor: any WritableTensor) -> String {
  func scalars<Scalar>(_ tensor: Tensor<Scalar>) -> String { "\(tensor.scalars.map { "\($0)" })" }
  let elements =
    switch tensor {
    case let tensor as Tensor<Bool>: scalars(tensor)
    case let tensor as Tensor<UInt8>: scalars(tensor)
    case let tensor as Tensor<Int32>: scalars(tensor)
    case let tensor as Tensor<Int64>: scalars(tensor)
    case let tensor as Tensor<Float>: scalars(tensor)
    case let tensor as Tensor<Double>: scalars(tensor)
    case let tensor as Tensor<Complex<Float>>:
      scalars(tensor.realPart) + scalars(tensor.imaginaryPart)
    case let tensor as Tensor<Complex<Double>>:
      scalars(tensor.realPart) + scalars(tensor.imaginaryPart)
    default: "?"
    }
  return "\(tensor.scalarType) \(tensor.shape) \(elements)"
}
