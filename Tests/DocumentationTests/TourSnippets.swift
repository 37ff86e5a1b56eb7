import Apus
import XCTest

/// The snippets of the tour, run as tests.
final class TourSnippets: XCTestCase {
  func testMakingTensors() throws {
    let table: Tensor<Double> = [[1, 2, 3], [4, 5, 6]]
    assert(table.shape == [2, 3] && table.rank == 2 && table.count == 6)

    let grid = Tensor<Float>.linspace(0, 1, count: 5)  // 0, ¼, ½, ¾, 1
    let counts = Tensor<Int64>.arange(0, 10, by: 3)  // 0, 3, 6, 9
    let noise = RandomState(0).randn(2, 3)  // as np.random.seed(0); randn(2, 3)
    assert(grid[1] == 0.25 && counts.scalars == [0, 3, 6, 9])
    assert((table + noise).shape == table.shape)
    assert(Tensor<Double>.eye(3).trace() == 3)
  }

  func testViews() throws {
    let images = Tensor<UInt8>.zeros([10, 28, 28])
    var corner = images[.all, ..<4, ..<4]  // shares storage
    corner.fill(255)
    assert(images[9, 3, 3] == 255 && images[9, 4, 4] == 0)
    assert(corner.sharesStorage(with: images))

    let mine = images.copy()  // the one way to a tensor of one's own
    assert(!mine.sharesStorage(with: images))
  }

  func testIndexing() throws {
    let x = Tensor<Int64>.arange(12).reshaped(3, 4)
    assert(x[1, 2] == 6)
    assert(x[-1].scalars == [8, 9, 10, 11])  // from the end
    assert(x[.all, .slice(by: -1)][0].scalars == [3, 2, 1, 0])  // backwards
    assert(x[.newAxis, ...].shape == [1, 3, 4])
    assert(x[[2, 0], [1, 1]].scalars == [9, 1])  // lists pick elements
    assert(x[x .> 8].scalars == [9, 10, 11])  // a mask
  }

  func testArithmetic() throws {
    let column = Tensor<Double>([[1], [2], [3]])
    let row = Tensor<Double>([[10, 20]])
    let sums = column + row  // [3, 1] and [1, 2] give [3, 2]
    assert(sums == [[11, 21], [12, 22], [13, 23]])

    var w = Tensor<Double>.ones([3, 2])
    w -= 0.5 * sums  // in place: every alias of w sees it
    assert(w[2, 1] == -10.5)

    let y = Tensor.where(sums .> 20, sqrt(sums), -sums)
    assert(y[0, 0] == -11 && y[0, 1] == 21.squareRoot())
    assert(allClose(log(exp(column)), column))
  }

  func testReductions() throws {
    let scores = Tensor<Double>([[3, 1, 2], [0, 4, 8]])
    assert(scores.sum() == 18 && scores.mean(axis: 0).scalars == [1.5, 2.5, 5])
    assert(scores.argMax(axis: 1).scalars == [0, 2])
    let centred = scores - scores.mean(axis: 1, keepingAxis: true)
    assert(centred.sum(axis: 1).scalars == [0, 0])
    assert(scores.standardDeviation() == scores.variance().squareRoot())
    assert(scores.median() == 2.5 && scores.quantile(0.25) == 1.25)
    assert(Tensor<Double>([1, .nan, 3]).nanMean() == 2)
  }

  func testSortingAndSearching() throws {
    let values = Tensor<Double>([3, 1, 2, 1])
    assert(values.sorted().scalars == [1, 1, 2, 3])
    assert(values.argSort().scalars == [1, 3, 2, 0])  // stable
    let unique = values.uniqueElements()
    assert(unique.values.scalars == [1, 2, 3] && unique.counts.scalars == [2, 1, 1])
    assert(values.sorted().searchSorted(1.5) == 2)
    let histogram = values.histogram(bins: 2)
    assert(histogram.counts.scalars == [2, 2])
  }

  func testLinearAlgebra() throws {
    let a = Tensor<Double>([[4, 1], [1, 3]])
    let b = Tensor<Double>([1, 2])
    let solution = try a.solve(b)
    assert(allClose(a.matmul(solution), b))

    let factor = try a.cholesky()  // once, for many right sides
    let again = try factor.solve(b)
    assert(allClose(again, solution) && abs(factor.det() - 11) < 1e-13)

    let qr = try a.qr()
    assert(allClose(qr.q.matmul(qr.r), a))
    let spectrum = try a.eigh()
    assert(allClose(a.matmul(spectrum.vectors), spectrum.vectors * spectrum.values))
    do {
      _ = try Tensor<Double>([[1, 2], [2, 4]]).inv()
    } catch LinearAlgebraError.singular {
      print("singular, as it is")  // a typed error, never a silent Inf
    }
  }

  func testProducts() throws {
    let u = Tensor<Double>([1, 2, 3])
    let m = Tensor<Double>.arange(6).reshaped(2, 3)
    assert(m.matmul(u).scalars == [8, 26])
    assert(einsum("ij,j->i", m, u).scalars == [8, 26])
    assert(einsum("ij->ji", m) == m.transposed())
    assert(u.outer(u).shape == [3, 3] && u.dot(u).item() == 14)
    assert(m.tensordot(m, axes: 2).item() == 55)
  }

  func testRandomNumbers() throws {
    let legacy = RandomState(42)  // np.random.seed(42)
    assert(legacy.randn() == 0.4967141530112327)
    let generator = Generator(42)  // np.random.default_rng(42)
    assert(generator.random() == 0.7739560485559633)

    let children = Generator(7).spawn(4)  // independent streams for four threads
    let draws = children.map { $0.standardNormal() }
    assert(Set(draws).count == 4)
  }

  func testNetworks() throws {
    let random = RandomState(42)
    let network = TwoLayerNet<Double>(
      inputSize: 4, hiddenSize: 8, outputSize: 3, initialization: .he, crossEntropy: .exact,
      random: random)
    let inputs = random.randn(30, 4)
    let targets = inputs[.all, ..<3].argMax(axis: 1)
    let before = try network.loss(inputs, targets)
    for _ in 0..<200 {
      let gradients = try network.gradient(inputs, targets)
      SGD(learningRate: 0.5).update(&network.parameters, gradients)
    }
    let after = try network.loss(inputs, targets)
    assert(after < before / 5)
  }
}
