import XCTest
import _TestSupport

@testable import Tensors

final class BoundsTests: XCTestCase {
  func testNumbersStandForTensors() {
    func check<Scalar: OrderedScalar>(_ type: Scalar.Type) {
      for x in writableLayoutCases([1, 5, 3, 2, 9, 4] as [Scalar], shape: [2, 3]) {
        var x = x.tensor
        assertSame(maximum(x, 3), Tensor([[3, 5, 3], [3, 9, 4]]))
        assertSame(maximum(3, x), Tensor([[3, 5, 3], [3, 9, 4]]))
        assertSame(minimum(x, 3), Tensor([[1, 3, 3], [2, 3, 3]]))
        assertSame(minimum(3, x), Tensor([[1, 3, 3], [2, 3, 3]]))
        assertSame(clip(x, min: 2, max: 4), Tensor([[2, 4, 3], [2, 4, 4]]))
        assertSame(clip(x, min: 2), Tensor([[2, 5, 3], [2, 9, 4]]))
        assertSame(clip(x, max: 4), Tensor([[1, 4, 3], [2, 4, 4]]))
        assertSame(clip(x, min: 5, max: 2), Tensor([[2, 2, 2], [2, 2, 2]]))
        assertSame(
          clip(x, min: Tensor([2, 3, 4]), max: Tensor([[4], [8]])),
          Tensor([[2, 4, 4], [2, 8, 4]]))
        let copy = x.copy()
        x.formMaximum(2)
        x.formMinimum(Tensor([8, 4, 8]))
        assertSame(x, Tensor([[2, 4, 3], [2, 4, 4]]))
        x.formMaximum(Tensor([[3], [4]]))
        x.formMinimum(3)
        assertSame(x, Tensor([[3, 3, 3], [3, 3, 3]]))
        x.formClip(min: copy, max: Tensor(6))
        assertSame(x, Tensor([[3, 5, 3], [3, 6, 4]]))
      }
    }
    check(Double.self)
    check(Float.self)
    check(Int64.self)
    check(UInt8.self)
  }

  func testNaNWinsOverEveryBound() {
    let x = Tensor<Double>([.nan, -5, 5])
    assertSame(clip(x, min: -1, max: 1), Tensor([.nan, -1, 1]))
    assertSame(clip(x, min: .nan, max: 1), Tensor([.nan, .nan, .nan]))
    assertSame(clip(x, min: 0, max: .nan), Tensor([.nan, .nan, .nan]))
    assertSame(maximum(x, .infinity), Tensor([.nan, .infinity, .infinity]))
    assertSame(minimum(.nan, x), Tensor([.nan, .nan, .nan]))
    assertSame(clip(x), x)
  }
}
