import Yams

/// A mapping of a configuration file with known keys.
struct Settings {
  let file: String
  /// What errors call it, such as “Regions[0] 'SR'”.
  let owner: String
  let place: ConfigurationPlace
  private let values: [String: Node]

  /// Mappings merged into others that are merged can be more than there is time for.
  private static let mostMerges = 1000

  /// - Parameter allowsHidden: Whether there may be keys of one's own that begin with a full stop.
  /// - Throws: For what is no mapping, and for unknown keys.
  init(
    _ node: Node, owner: String, file: String, keys: [String], allowsHidden: Bool = false
  ) throws {
    self.file = file
    self.owner = owner
    place = ConfigurationPlace(node, file)
    guard case .mapping(let mapping) = node else {
      throw FitConfigurationError.wrongValue(
        place, key: nil, owner: owner, given: node.kind, expected: "keys and values")
    }
    var budget = Self.mostMerges
    values = try Self.values(mapping, owner, file, &budget)
    for (key, _) in mapping {
      guard let name = key.scalar?.string, !keys.contains(name), !key.isMerge else { continue }
      if allowsHidden && name.hasPrefix(".") { continue }
      throw FitConfigurationError.unknownKey(
        ConfigurationPlace(key, file), key: name, owner: owner, expected: keys)
    }
    for name in values.keys.sorted() where !keys.contains(name) && !name.hasPrefix(".") {
      throw FitConfigurationError.unknownKey(place, key: name, owner: owner, expected: keys)
    }
  }

  /// The values of the mapping itself and, for keys that it does not have, of those merged into it.
  private static func values(
    _ mapping: Node.Mapping, _ owner: String, _ file: String, _ budget: inout Int
  ) throws -> [String: Node] {
    var values: [String: Node] = [:]
    var merged: [Node.Mapping] = []
    for (key, value) in mapping {
      guard let name = key.scalar?.string else {
        preconditionFailure("the document has a key that is no text")
      }
      if key.isMerge {
        merged += try mappings(value, owner, file)
      } else {
        values[name] = value
      }
    }
    budget -= merged.count
    guard budget >= 0 else {
      throw FitConfigurationError.syntax(
        ConfigurationPlace(.mapping(mapping), file),
        reason: "more than \(mostMerges) mappings are merged here by '<<'")
    }
    for other in merged {
      for (name, value) in try Self.values(other, owner, file, &budget) where values[name] == nil {
        values[name] = value
      }
    }
    return values
  }

  private static func mappings(
    _ node: Node, _ owner: String, _ file: String
  ) throws -> [Node.Mapping] {
    if case .mapping(let mapping) = node { return [mapping] }
    let mappings = node.sequence.map { $0.compactMap(\.mapping) } ?? []
    guard !mappings.isEmpty, mappings.count == node.sequence?.count else {
      throw FitConfigurationError.wrongValue(
        ConfigurationPlace(node, file), key: "<<", owner: owner, given: node.kind,
        expected: "keys and values to be merged in, or a list of such")
    }
    return mappings
  }

  func has(_ key: String) -> Bool { values[key] != nil }

  func requireKey(_ key: String) throws {
    if !has(key) { throw FitConfigurationError.missingKey(place, key: key, owner: owner) }
  }

  /// - Throws: If the key is there, with the reason why it must not be.
  func refuse(_ key: String, because reason: String) throws {
    guard let node = values[key] else { return }
    throw FitConfigurationError.wrongValue(
      ConfigurationPlace(node, file), key: key, owner: owner, given: node.kind,
      expected: "no such key: \(reason)")
  }

  func value(_ key: String) -> Node? { values[key] }

  func required<Value>(_ key: String, _ read: (Node) throws -> Value) throws -> Value {
    guard let node = values[key] else {
      throw FitConfigurationError.missingKey(place, key: key, owner: owner)
    }
    return try read(node)
  }

  /// A mapping inside this one.
  func settings(_ node: Node, owner: String, keys: [String]) throws -> Settings {
    try Settings(node, owner: owner, file: file, keys: keys)
  }

  /// The mappings of a list inside this one; none if the key is not there.
  ///
  /// - Parameter called: One of them, for errors: “a region”.
  func items(_ key: String, called: String, keys: [String]) throws -> [Settings] {
    guard let node = values[key] else { return [] }
    guard case .sequence(let sequence) = node else {
      throw wrongValue(key, expected: "a list, in which each entry is \(called)")
    }
    return try sequence.enumerated().map { index, item in
      let name = item.mapping?["Name"]?.scalar.map { " '\($0.string)'" } ?? ""
      return try settings(item, owner: "\(key)[\(index)]\(name)", keys: keys)
    }
  }

  func wrongValue(_ key: String, at node: Node? = nil, expected: String) -> FitConfigurationError {
    let node = node ?? values[key]
    return .wrongValue(
      node.map { ConfigurationPlace($0, file) } ?? place, key: key, owner: owner,
      given: node?.kind ?? "missing", expected: expected)
  }
}

extension ConfigurationPlace {
  init(_ node: Node, _ file: String) {
    self.init(file: file, line: node.mark?.line, column: node.mark?.column)
  }
}

extension Node {
  /// What it is, for a person.
  var kind: String {
    switch self {
    case .mapping: "keys with values"
    case .sequence(let sequence): "a list of \(sequence.count)"
    case .alias: "an alias"
    case .scalar(let scalar):
      switch tagName {
      case .null: "empty"
      case .str: "the text '\(scalar.string.prefix(80))'"
      case .bool: "the truth value \(scalar.string)"
      default: scalar.string
      }
    }
  }

  /// What YAML makes of it: a text, a number, a truth value, ….
  var tagName: Tag.Name { Tag.Name(rawValue: tag.description) }

  /// Whether it is the key `<<`, in plain letters.
  var isMerge: Bool { tagName == .merge }
}
