// Binary searches in sorted lines, and what is distinct in them.

extension OrderedScalar {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _search(
    _ line: UnsafePointer<Self>, _ stride: Int, count: Int, order: UnsafePointer<Int64>?,
    for values: UnsafePointer<Self>, valueCount: Int, side: SearchSide,
    to target: UnsafeMutablePointer<Int64>
  ) {
    for i in 0..<valueCount {
      // Keys up to the bound belong before the value.
      let key = values[i]._orderKey
      var (low, length) = (0, count)
      while length > 0 {
        let half = length &>> 1
        let middle = low &+ half
        let place = order.map { Int($0[middle]) } ?? middle
        let other = line[place &* stride]._orderKey
        let isBefore = side == .left ? other < key : other <= key
        low = isBefore ? middle &+ 1 : low
        length = isBefore ? length &- half &- 1 : half
      }
      target[i] = Int64(low)
    }
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _find(
    _ line: UnsafePointer<Self>, count: Int, _ values: UnsafePointer<Self>, valueCount: Int,
    to target: UnsafeMutablePointer<Bool>
  ) {
    for i in 0..<valueCount {
      let key = values[i]._orderKey
      var (low, length) = (0, count)
      while length > 0 {
        let half = length &>> 1
        let isBefore = line[low &+ half]._orderKey < key
        low = isBefore ? low &+ half &+ 1 : low
        length = isBefore ? length &- half &- 1 : half
      }
      // A NaN equals nothing.
      target[i] = low < count && line[low]._orderKey == key && values[i] == values[i]
    }
  }

  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public static func _removeRepeated(
    _ source: UnsafePointer<Self>, count: Int, to target: UnsafeMutablePointer<Self>
  ) -> Int {
    var found = 0
    for i in 0..<count
    where i == 0 || source[i]._orderKey != source[i &- 1]._orderKey {
      target[found] = source[i]
      found &+= 1
    }
    return found
  }
}
