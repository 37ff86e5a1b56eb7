/// A list that holds up to four elements in place.
///
/// Shapes, strides and lists of axes hardly ever have more, and a tensor that needs an array for
/// each of them costs more to make than to compute. Longer lists are arrays.
///
/// What conforms is a type for one kind of element: copies of a generic one would be made by
/// looking up at run time how.
@usableFromInline
package protocol ShortList: RandomAccessCollection, MutableCollection
where Index == Int, Indices == Range<Int>, Element: BitwiseCopyable {
  /// The number of elements.
  var count: Int { get set }
  /// The elements, unless there are more than four, and something else behind the last.
  var places: (Element, Element, Element, Element) { get set }
  /// All elements if there are more than four.
  var long: [Element]? { get set }

  init(count: Int, places: (Element, Element, Element, Element), long: [Element]?)
}

/// The dimensions of a shape, or the strides of a layout.
@usableFromInline
package struct Dimensions: ShortList {
  @usableFromInline package typealias Element = Int
  @usableFromInline package typealias Indices = Range<Int>

  @usableFromInline package var count: Int
  @usableFromInline package var places: (Int, Int, Int, Int)
  @usableFromInline package var long: [Int]?

  @inlinable
  @inline(__always)
  package init(count: Int, places: (Int, Int, Int, Int), long: [Int]?) {
    self.count = count
    self.places = places
    self.long = long
  }
}

extension ShortList {
  /// How many elements there is room for in place.
  @usableFromInline static var capacity: Int { @inlinable @inline(__always) get { 4 } }

  /// The same element several times.
  ///
  /// Without a number of them an empty list, for which `element` is any value of the type.
  @inlinable
  @inline(__always)
  package init(repeating element: Element, count: Int = 0) {
    self.init(
      count: count, places: (element, element, element, element),
      long: count > Self.capacity ? Array(repeating: element, count: count) : nil)
  }

  @inlinable package var startIndex: Int { @inline(__always) get { 0 } }
  @inlinable package var endIndex: Int { @inline(__always) get { count } }
  @inlinable package var indices: Range<Int> { @inline(__always) get { 0..<count } }

  @inlinable
  @inline(__always)
  package func index(after index: Int) -> Int { index + 1 }
  @inlinable
  @inline(__always)
  package func index(before index: Int) -> Int { index - 1 }

  @usableFromInline
  package subscript(index: Int) -> Element {
    @inlinable
    @inline(__always)
    get {
      // Asking `long` itself would retain it, in whatever object it is.
      if count > Self.capacity { return long.unsafelyUnwrapped[index] }
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index out of range")
      // A pointer to the places would take a copy of all of them.
      switch index {
      case 0: return places.0
      case 1: return places.1
      case 2: return places.2
      default: return places.3
      }
    }
    @inlinable
    @inline(__always)
    set {
      if count > Self.capacity {
        long?[index] = newValue
        return
      }
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index out of range")
      switch index {
      case 0: places.0 = newValue
      case 1: places.1 = newValue
      case 2: places.2 = newValue
      default: places.3 = newValue
      }
    }
  }
}

extension ShortList {
  /// The elements as an array.
  @inlinable package var array: [Element] {
    if let long { return long }
    if isEmpty { return [] }
    return [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
      for index in 0..<count { buffer.initializeElement(at: index, to: self[index]) }
      initialized = count
    }
  }

  /// Adds an element at the end.
  @inlinable
  package mutating func append(_ element: Element) {
    if count >= Self.capacity {
      var elements = array
      elements.append(element)
      long = elements
    }
    count += 1
    if long == nil { self[count - 1] = element }
  }

  /// Takes the last element off.
  ///
  /// - Precondition: there is one.
  @inlinable
  package mutating func removeLast() -> Element {
    let last = self[count - 1]
    if let elements = long {
      long = elements.count > Self.capacity + 1 ? Array(elements.dropLast()) : nil
      if long == nil { places = (elements[0], elements[1], elements[2], elements[3]) }
    }
    count -= 1
    return last
  }
}

extension Dimensions: Equatable {
  @inlinable
  package static func == (lhs: Self, rhs: Self) -> Bool {
    if lhs.count != rhs.count { return false }
    for index in lhs.indices where lhs[index] != rhs[index] { return false }
    return true
  }
}

extension Dimensions: ExpressibleByArrayLiteral {
  @inlinable package init(arrayLiteral elements: Int...) { self.init(elements) }
}

extension Dimensions {
  /// An empty list.
  @inlinable
  @inline(__always)
  package init() { self.init(repeating: 0) }

  /// The numbers of a sequence.
  @inlinable
  package init(_ numbers: some Sequence<Int>) {
    self.init()
    for number in numbers { append(number) }
  }

  /// Puts a number before the one at `index`, or at the end.
  @inlinable
  package mutating func insert(_ number: Int, at index: Int) {
    append(number)
    var place = count - 1
    while place > index {
      self[place] = self[place - 1]
      place -= 1
    }
    self[index] = number
  }

  /// Takes out the number at `index`.
  @inlinable
  @discardableResult
  package mutating func remove(at index: Int) -> Int {
    let removed = self[index]
    for place in index..<(count - 1) { self[place] = self[place + 1] }
    _ = removeLast()
    return removed
  }

  /// The numbers without the one at `index`.
  @inlinable
  package func removing(at index: Int) -> Self {
    var result = self
    result.remove(at: index)
    return result
  }
}

extension Dimensions: CustomStringConvertible {
  @inlinable package var description: String { array.description }
}
