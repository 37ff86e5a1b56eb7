import Tensors
import Testing

extension PreconditionTests {
  @Test func reductionsOfWrongAxes() async {
    let repeated = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor<Double>.ones([2, 3]).sum(axes: [1, -1])
    }
    expect(repeated, says: "sum(axes:)", "[1, -1]", "[2, 3]")
    let extremum = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor<Double>.ones([2, 0, 3]).max(axes: [1, 2])
    }
    expect(extremum, says: "max(axes:)", "[1, 2]", "[2, 0, 3]")
    let running = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor<Float>.ones([2]).cumulativeSum(axis: 1)
    }
    expect(running, says: "cumulativeSum(axis:)", "axis 1", "[2]")
    let weights = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor<Float>.ones([2, 3]).average(weights: .ones([3]), axis: 0)
    }
    expect(weights, says: "average(weights:axis:)", "[3]", "[2, 3]")
    let fraction = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor<Double>.ones([2, 3]).quantile(1.5)
    }
    expect(fraction, says: "quantile(_:)", "1.5")
  }

  @Test func ordersThatDoNotExist() async {
    let axis = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor<Double>(1).sorted()
    }
    expect(axis, says: "sorted(axis:)", "axis -1", "[]")
    let repeated = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var t = Tensor<Double>.ones([1, 2]).broadcast(to: [3, 2])
      t.sort()
    }
    expect(repeated, says: "sort(axis:)", "broadcast view")
    let rank = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor<Int32>.ones([2, 3]).partitioned(rank: 3)
    }
    expect(rank, says: "partitioned(rank:axis:)", "rank 3", "[2, 3]")
    let top = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor<Int32>.ones([2, 3]).topK(3, axis: 0)
    }
    expect(top, says: "topK(_:axis:)", "3", "[2, 3]")
    let search = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor<Double>.ones([2, 3]).searchSorted(1)
    }
    expect(search, says: "searchSorted", "[2, 3]")
    let sorter = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor<Double>.ones([2]).searchSorted(1, sorter: Tensor([0, 2]))
    }
    expect(sorter, says: "searchSorted", "sorter")
    let edges = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor<Double>.ones([2]).digitized(Tensor([1, 3, 2]))
    }
    expect(edges, says: "digitized", "not in order")
    let bins = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor<Double>.ones([2]).histogram(bins: 0)
    }
    expect(bins, says: "histogram", "0 bins")
    let negative = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor<Int64>([2, -1]).bincount()
    }
    expect(negative, says: "bincount", "-1")
  }

  @Test func sumsOfProductsThatDoNotFit() async {
    let dimensions = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = einsum("ij,jk", Tensor<Double>.ones([2, 3]), Tensor.ones([4, 5]))
    }
    expect(dimensions, says: "einsum", "ij,jk", "3 and 4")
    let terms = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = einsum("ij", Tensor<Double>.ones([2, 3]), Tensor.ones([4, 5]))
    }
    expect(terms, says: "einsum", "1 operands", "2")
    let rank = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = einsum("ijk->i", Tensor<Double>.ones([2, 3]))
    }
    expect(rank, says: "einsum", "ijk", "2 axes")
    let output = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = einsum("ij->k", Tensor<Double>.ones([2, 3]))
    }
    expect(output, says: "einsum", "output")
    let twice = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = einsum("ij->ii", Tensor<Double>.ones([2, 3]))
    }
    expect(twice, says: "einsum", "output")
    let ellipsis = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = einsum("...i->i", Tensor<Double>.ones([2, 3]))
    }
    expect(ellipsis, says: "einsum", "ellipsis")
    let letter = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = einsum("i1->i", Tensor<Double>.ones([2, 3]))
    }
    expect(letter, says: "einsum", "not a letter")
    let diagonal = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = einsum("ii", Tensor<Double>.ones([2, 3]))
    }
    expect(diagonal, says: "einsum", "diagonal", "[2, 3]")
    let tensordot = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor<Double>.ones([2, 3]).tensordot(.ones([2, 3]), axes: 1)
    }
    expect(tensordot, says: "tensordot", "[2, 3]")
    let cross = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor<Double>.ones([2]).cross(.ones([2]))
    }
    expect(cross, says: "cross", "[2]", "dimension 3")
    let convolution = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor<Double>.ones([2]).convolved(Tensor([]))
    }
    expect(convolution, says: "convolved", "[2]", "[0]")
    let points = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = interp(Tensor<Double>([1]), Tensor([2, 1]), Tensor([0, 0]))
    }
    expect(points, says: "interp", "ascending")
  }
}
