/// What can be sorted by an unsigned integer.
protocol RadixElement: BitwiseCopyable {
  associatedtype Key: FixedWidthInteger & UnsignedInteger & BitwiseCopyable
  var key: Key { get }
}

/// A key and where it comes from.
struct IndexedKey<Key: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>: RadixElement {
  var key: Key
  var index: Int
}

/// A key alone.
struct BareKey<Key: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>: RadixElement {
  var key: Key
}

/// Below this, elements are inserted one by one.
private let insertionLimit = 40
/// The bits of a digit when elements are moved: with more, the places that a pass writes to are
/// on more pages than the processor remembers.
private let digitBits = 8
/// From here on, digits have 11 bits and not 8 when elements are only counted.
private let wideLimit = 1 << 14

/// Sorts `count` elements by their keys; equal keys stay in order.
///
/// From the least significant digit up. Digits that are the same in all keys cost no pass, and
/// elements that are in order none at all.
///
/// - Parameter spare: memory for as many elements.
/// - Complexity: O(`count`), with up to 8 passes for 64-bit keys.
/// - Note: D. E. Knuth, "The Art of Computer Programming", vol. 3, 5.2.5.
func radixSort<Element: RadixElement>(
  _ elements: UnsafeMutablePointer<Element>, spare: UnsafeMutablePointer<Element>, count: Int
) {
  if count <= insertionLimit { return insertionSort(elements, count: count) }
  let digitCount = Element.Key.bitWidth / digitBits
  let size = 1 << digitBits
  let mask = size - 1
  let areInSpare = withUnsafeTemporaryAllocation(of: Int.self, capacity: digitCount * size) {
    buffer in
    guard let tables = buffer.baseAddress else { return false }
    tables.initialize(repeating: 0, count: digitCount * size)
    var isSorted = true
    var previous = elements.pointee.key
    for i in 0..<count {
      var key = elements[i].key
      isSorted = isSorted && previous <= key
      previous = key
      var table = tables
      for _ in 0..<digitCount {
        table[Int(truncatingIfNeeded: key) & mask] &+= 1
        key = key &>> Element.Key(truncatingIfNeeded: digitBits)
        table += size
      }
    }
    if isSorted { return false }
    var (from, to) = (elements, spare)
    for digit in 0..<digitCount {
      let table = tables + digit * size
      let shift = Element.Key(truncatingIfNeeded: digit * digitBits)
      if table[Int(truncatingIfNeeded: from.pointee.key &>> shift) & mask] == count { continue }
      var start = 0
      for value in 0..<size {
        let length = table[value]
        table[value] = start
        start &+= length
      }
      for i in 0..<count {
        let element = from[i]
        let value = Int(truncatingIfNeeded: element.key &>> shift) & mask
        let place = table[value]
        table[value] = place &+ 1
        to[place] = element
      }
      swap(&from, &to)
    }
    return from != elements
  }
  // Not within the closure: Swift 6.3 compiles one that may throw, and ends with a call of
  // `memmove`, so that the register for its error is not restored.
  if areInSpare { elements.update(from: spare, count: count) }
}

private func insertionSort<Element: RadixElement>(
  _ elements: UnsafeMutablePointer<Element>, count: Int
) {
  var end = 1
  while end < count {
    let element = elements[end]
    let key = element.key
    var place = end
    while place > 0 && elements[place &- 1].key > key {
      elements[place] = elements[place &- 1]
      place = place &- 1
    }
    elements[place] = element
    end = end &+ 1
  }
}

/// The key that is at `rank` when the keys are sorted; changes the order and values of `keys`.
///
/// From the most significant digit down: the keys are counted by digit, and only those with the
/// digit of the wanted one are looked at further.
///
/// - Complexity: O(`count`), in the worst case with 6 passes for 64-bit keys.
func selectKey<Key: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
  _ keys: UnsafeMutablePointer<Key>, count: Int, rank: Int
) -> Key {
  var count = count
  var rank = rank
  let bits = min(count < wideLimit ? 8 : 11, Key.bitWidth)
  let size = 1 << bits
  var end = Key.bitWidth
  withUnsafeTemporaryAllocation(of: Int.self, capacity: size) { table in
    while count > insertionLimit && end > 0 {
      let shift = Key(truncatingIfNeeded: Swift.max(end - bits, 0))
      let mask = Key(truncatingIfNeeded: (1 << (end - Int(shift))) - 1)
      table.update(repeating: 0)
      for i in 0..<count {
        table[Int(truncatingIfNeeded: (keys[i] &>> shift) & mask)] &+= 1
      }
      var digit = 0
      while rank >= table[digit] {
        rank -= table[digit]
        digit += 1
      }
      var kept = 0
      for i in 0..<count {
        let key = keys[i]
        keys[kept] = key
        kept &+= Int(truncatingIfNeeded: (key &>> shift) & mask) == digit ? 1 : 0
      }
      count = kept
      end = Int(shift)
    }
  }
  if end > 0 {
    UnsafeMutableRawPointer(keys).withMemoryRebound(to: BareKey<Key>.self, capacity: count) {
      insertionSort($0, count: count)
    }
  }
  return keys[rank]
}
