/// The parts of a tensor along its first axis, one after the other, as a collection.
///
/// Each is a tensor without that axis and shares the storage, so that a row can be changed in
/// place:
///
/// ```swift
/// for var row in table.rows { row -= row.mean() }
/// ```
public struct TensorRows<Scalar: TensorScalar>: RandomAccessCollection {
  private let tensor: Tensor<Scalar>
  private let row: Layout

  fileprivate init(_ tensor: Tensor<Scalar>) {
    require(tensor.rank >= 1, "rows: a tensor without axes")
    self.tensor = tensor
    row = tensor.layout.removing(0)
  }

  /// 0.
  public var startIndex: Int { 0 }

  /// The dimension of the tensor's first axis.
  public var endIndex: Int { tensor.layout.shape[0] }

  /// The part at one index of the first axis; shared storage.
  public subscript(index: Int) -> Tensor<Scalar> {
    require(
      0 <= index && index < endIndex, "rows: index \(index) is out of range for \(endIndex) rows")
    return tensor.view(row.count == 0 ? row : row.moved(by: index * tensor.layout.strides[0]))
  }
}

extension Tensor {
  /// The parts along the first axis as a collection: the rows of a matrix, the images of a batch.
  ///
  /// - Precondition: `rank >= 1`.
  /// - Complexity: O(1) to make, O(`rank`) for each row; nothing is copied.
  public var rows: TensorRows<Scalar> { TensorRows(self) }
}
