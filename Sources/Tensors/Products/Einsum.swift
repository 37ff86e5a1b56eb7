/// Sums of products, described by labels of axes: Einstein's summation convention.
///
/// Each operand has a term with a letter for each of its axes. Axes with the same letter have
/// the same index; the result has the axes that are named behind `->`, and what is not named
/// there is summed over:
///
/// ```swift
/// einsum("ij,jk->ik", a, b)        // the matrix product
/// einsum("bij,bjk->bik", a, b)     // a batch of them
/// einsum("ii->i", a)               // the diagonal
/// einsum("ii", a)                  // the trace
/// einsum("...ij->...ji", a)        // the last two axes exchanged
/// einsum("i,j,ij->", x, y, a)      // xᵀ·A·y
/// ```
///
/// Without `->` the result has the labels that occur once, in alphabetical order. `...` stands
/// for all axes that have no letter; they broadcast, and come first in a result that is not
/// described. An axis of dimension 1 broadcasts to the dimension that its letter has elsewhere.
///
/// - Precondition: each term fits the rank of its operand; axes with the same letter have the
///   same dimension, or 1; the result names no letter twice, and none that no operand has.
/// - Returns: new storage. Sums of integers trap where the type cannot hold them.
/// - Complexity: Operands are contracted in pairs, the pair first whose result saves most
///   memory; each pair by one matrix product, or a batch of them.
public func einsum<Scalar: NumericScalar>(
  _ subscripts: String, _ operands: Tensor<Scalar>...
) -> Tensor<Scalar> {
  let terms = EinsumSubscripts(subscripts, ranks: operands.map(\.rank))
  var parts = zip(operands, terms.operands).map { tensor, labels in
    let diagonal = tensor.layout.diagonal(labels: labels, subscripts)
    return LabelledTensor(tensor.view(diagonal.layout), diagonal.labels)
  }
  let dimensions = dimensions(of: parts, subscripts)
  for k in parts.indices { parts[k].dropUnits(dimensions) }
  while true {
    // What only one operand has, and the result has not, is summed at once.
    for k in parts.indices {
      parts[k].sum(keeping: neededLabels(parts, without: [k], terms.output))
    }
    if parts.count == 1 { break }
    let (first, second) = cheapestPair(parts, terms.output, dimensions)
    let needed = neededLabels(parts, without: [first, second], terms.output)
    let product = LabelledTensor.contraction(parts[first], parts[second], keeping: needed)
    parts.remove(at: second)
    parts[first] = product
  }
  let result = parts[0].permuted(terms.output)
  return operands.contains { $0.sharesStorage(with: result) } ? result.copy() : result.contiguous()
}

/// The labels of the output and of all operands but some.
private func neededLabels<Scalar>(
  _ parts: [LabelledTensor<Scalar>], without excluded: [Int], _ output: [Int]
) -> Set<Int> {
  var labels = Set(output)
  for (k, part) in parts.enumerated() where !excluded.contains(k) {
    labels.formUnion(part.labels)
  }
  return labels
}

/// The pair whose product has the fewest elements more than its factors, and of several such
/// the one with the fewest multiplications.
private func cheapestPair<Scalar>(
  _ parts: [LabelledTensor<Scalar>], _ output: [Int], _ dimensions: [Int: Int]
) -> (Int, Int) {
  typealias Part = LabelledTensor<Scalar>
  var best = (pair: (0, 1), growth: Double.infinity, work: Double.infinity)
  for first in parts.indices {
    for second in parts.indices.dropFirst(first + 1) {
      let (a, b) = (parts[first].labels, parts[second].labels)
      let union = Set(a).union(b)
      let needed = neededLabels(parts, without: [first, second], output)
      let growth =
        Part.size(of: union.intersection(needed), dimensions) - Part.size(of: a, dimensions)
        - Part.size(of: b, dimensions)
      let work = Part.size(of: union, dimensions)
      if (growth, work) < (best.growth, best.work) {
        best = ((first, second), growth, work)
      }
    }
  }
  return best.pair
}

/// The dimension of each label: what all axes have that do not have dimension 1.
private func dimensions<Scalar>(
  of parts: [LabelledTensor<Scalar>], _ subscripts: String
) -> [Int: Int] {
  var dimensions: [Int: Int] = [:]
  for part in parts {
    for (label, dimension) in zip(part.labels, part.tensor.shape) {
      let other = dimensions[label] ?? 1
      require(
        dimension == other || dimension == 1 || other == 1,
        "einsum: an index of '\(subscripts)' has the dimensions \(other) and \(dimension) in "
          + "operands of shapes \(parts.map(\.tensor.shape))")
      dimensions[label] = dimension == 1 ? other : dimension
    }
  }
  return dimensions
}

extension LabelledTensor {
  /// Removes axes of dimension 1 that have another dimension elsewhere.
  fileprivate mutating func dropUnits(_ dimensions: [Int: Int]) {
    let kept = labels.indices.filter {
      tensor.shape[$0] == dimensions[labels[$0]] ?? tensor.shape[$0]
    }
    if kept.count == labels.count { return }
    tensor = tensor.view(tensor.layout.permuted(Array(kept)))
    labels = kept.map { labels[$0] }
  }
}

extension Layout {
  /// Axes with the same label as one, along the diagonal.
  fileprivate func diagonal(
    labels: [Int], _ subscripts: String
  ) -> (layout: Layout, labels: [Int]) {
    var (newLabels, newShape, newStrides) = ([Int](), [Int](), [Int]())
    for (axis, label) in labels.enumerated() {
      guard let place = newLabels.firstIndex(of: label) else {
        newLabels.append(label)
        newShape.append(shape[axis])
        newStrides.append(strides[axis])
        continue
      }
      require(
        newShape[place] == shape[axis],
        "einsum: '\(subscripts)' takes the diagonal of axes with the dimensions "
          + "\(newShape[place]) and \(shape[axis]) of shape \(shape)")
      newStrides[place] += strides[axis]
    }
    return (Layout(shape: newShape, strides: newStrides, offset: offset), newLabels)
  }
}
