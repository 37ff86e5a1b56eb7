// The states are encoded as NumPy's dictionaries, so that they can be carried over as JSON.

private enum StateKeys: String, CodingKey {
  case bitGenerator = "bit_generator"
  case state
  case buffer
  case bufferPosition = "buffer_pos"
  case hasUInt32 = "has_uint32"
  case uinteger
}

private enum InnerKeys: String, CodingKey {
  case state, inc, counter, key
}

extension KeyedDecodingContainer<StateKeys> {
  /// The container of the inner dictionary of a state of the generator `name`.
  fileprivate func inner(of name: String) throws -> KeyedDecodingContainer<InnerKeys> {
    let found = try decode(String.self, forKey: .bitGenerator)
    if found != name {
      throw DecodingError.dataCorruptedError(
        forKey: .bitGenerator, in: self, debugDescription: "a state of \(found), not \(name)")
    }
    return try nestedContainer(keyedBy: InnerKeys.self, forKey: .state)
  }

  /// NumPy writes 0 or 1.
  fileprivate func hasUInt32() throws -> Bool { try decode(Int.self, forKey: .hasUInt32) != 0 }

  /// Throws with a message for the key unless `condition` holds.
  fileprivate func check(_ condition: Bool, _ key: StateKeys, _ message: String) throws {
    if !condition {
      throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: message)
    }
  }
}

extension PCG64.State: Codable {
  /// Reads NumPy's dictionary.
  ///
  /// - Throws: `DecodingError` for a state of another generator and for an even increment.
  public init(from decoder: any Decoder) throws {
    let outer = try decoder.container(keyedBy: StateKeys.self)
    let inner = try outer.inner(of: "PCG64")
    state = try inner.decode(UInt128.self, forKey: .state)
    inc = try inner.decode(UInt128.self, forKey: .inc)
    hasUInt32 = try outer.hasUInt32()
    uinteger = try outer.decode(UInt32.self, forKey: .uinteger)
    try outer.check(inc & 1 == 1, .state, "the increment is even")
  }

  /// Writes NumPy's dictionary.
  public func encode(to encoder: any Encoder) throws {
    var outer = encoder.container(keyedBy: StateKeys.self)
    try outer.encode("PCG64", forKey: .bitGenerator)
    var inner = outer.nestedContainer(keyedBy: InnerKeys.self, forKey: .state)
    try inner.encode(state, forKey: .state)
    try inner.encode(inc, forKey: .inc)
    try outer.encode(hasUInt32 ? 1 : 0, forKey: .hasUInt32)
    try outer.encode(uinteger, forKey: .uinteger)
  }
}

extension Philox.State: Codable {
  /// Reads NumPy's dictionary, in which arrays have become lists.
  ///
  /// - Throws: `DecodingError` for a state of another generator and for wrong numbers of words.
  public init(from decoder: any Decoder) throws {
    let outer = try decoder.container(keyedBy: StateKeys.self)
    let inner = try outer.inner(of: "Philox")
    counter = try inner.decode([UInt64].self, forKey: .counter)
    key = try inner.decode([UInt64].self, forKey: .key)
    buffer = try outer.decode([UInt64].self, forKey: .buffer)
    bufferPosition = try outer.decode(Int.self, forKey: .bufferPosition)
    hasUInt32 = try outer.hasUInt32()
    uinteger = try outer.decode(UInt32.self, forKey: .uinteger)
    try outer.check(
      counter.count == 4 && key.count == 2, .state, "not four words of counter and two of key")
    try outer.check(buffer.count == 4, .buffer, "not four words")
    try outer.check((0...4).contains(bufferPosition), .bufferPosition, "not in 0...4")
  }

  /// Writes NumPy's dictionary, with lists for arrays.
  public func encode(to encoder: any Encoder) throws {
    var outer = encoder.container(keyedBy: StateKeys.self)
    try outer.encode("Philox", forKey: .bitGenerator)
    var inner = outer.nestedContainer(keyedBy: InnerKeys.self, forKey: .state)
    try inner.encode(counter, forKey: .counter)
    try inner.encode(key, forKey: .key)
    try outer.encode(buffer, forKey: .buffer)
    try outer.encode(bufferPosition, forKey: .bufferPosition)
    try outer.encode(hasUInt32 ? 1 : 0, forKey: .hasUInt32)
    try outer.encode(uinteger, forKey: .uinteger)
  }
}

extension SeedSequence: Codable {
  private enum Keys: String, CodingKey {
    case entropy
    case spawnKey = "spawn_key"
    case poolSize = "pool_size"
    case childrenSpawned = "n_children_spawned"
  }

  /// Reads NumPy's `state`, whose entropy is a number below 2¹²⁸ or a list.
  ///
  /// - Throws: `DecodingError` for a pool of fewer than 4 words and for negative numbers.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    let key = try container.decode([UInt32].self, forKey: .spawnKey)
    let size = try container.decode(Int.self, forKey: .poolSize)
    let children = try container.decode(Int.self, forKey: .childrenSpawned)
    if size < 4 || children < 0 {
      throw DecodingError.dataCorruptedError(
        forKey: size < 4 ? Keys.poolSize : .childrenSpawned, in: container,
        debugDescription: "a pool of \(size) words, \(children) children")
    }
    if let number = try? container.decode(UInt128.self, forKey: .entropy) {
      self.init(number, spawnKey: key, poolSize: size, childrenSpawned: children)
    } else {
      let words = try container.decode([UInt128].self, forKey: .entropy)
      self.init(words, spawnKey: key, poolSize: size, childrenSpawned: children)
    }
  }

  /// Writes NumPy's `state`, with the entropy as a list of words.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(entropy, forKey: .entropy)
    try container.encode(spawnKey, forKey: .spawnKey)
    try container.encode(poolSize, forKey: .poolSize)
    try container.encode(childrenSpawned, forKey: .childrenSpawned)
  }
}
