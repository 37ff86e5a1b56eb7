// A tensor is coded as its shape and its elements in row-major order, a copy that shares with
// nothing.

private enum CodingKeys: String, CodingKey {
  case shape
  case scalars
}

extension Tensor: Encodable where Scalar: Encodable {
  /// Encodes `shape` and, in row-major order, `scalars`.
  ///
  /// - Throws: what the encoder throws; `JSONEncoder` needs to be told how to write NaN and ±∞.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(shape, forKey: .shape)
    try container.encode(scalars, forKey: .scalars)
  }
}

extension Tensor: Decodable where Scalar: Decodable {
  /// Decodes `shape` and `scalars` into new storage.
  ///
  /// - Throws: `DecodingError.dataCorrupted` for a negative dimension, or if there are not as many
  ///   elements as the shape has; what the decoder throws.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let shape = try container.decode([Int].self, forKey: .shape)
    guard shape.allSatisfy({ $0 >= 0 }), let count = Layout.elementCount(shape) else {
      throw DecodingError.dataCorruptedError(
        forKey: .shape, in: container, debugDescription: "\(shape) is not the shape of a tensor")
    }
    let scalars = try container.decode([Scalar].self, forKey: .scalars)
    guard scalars.count == count else {
      throw DecodingError.dataCorruptedError(
        forKey: .scalars, in: container,
        debugDescription: "\(scalars.count) elements for shape \(shape), which has \(count)")
    }
    self.init(scalars, shape: shape)
  }
}
