import Yams

extension Settings {
  func text(_ key: String) throws -> String? {
    guard let node = value(key) else { return nil }
    return try text(node, key)
  }

  func requiredText(_ key: String) throws -> String { try required(key) { try text($0, key) } }

  private func text(_ node: Node, _ key: String) throws -> String {
    guard case .scalar(let scalar) = node else {
      throw wrongValue(key, at: node, expected: "a text")
    }
    guard node.tagName == .str || node.tagName == .value || node.tagName == .merge else {
      let isEmpty = node.tagName == .null
      throw wrongValue(
        key, at: node, expected: "a text" + (isEmpty ? "" : "; put it in quotes"))
    }
    return scalar.string
  }

  /// A text, or a list of different ones.
  func texts(_ key: String) throws -> [String]? {
    guard let node = value(key) else { return nil }
    guard case .sequence(let sequence) = node else {
      guard case .scalar = node else {
        throw wrongValue(key, expected: "a text, or a list of texts")
      }
      return [try text(node, key)]
    }
    let texts = try sequence.map { try text($0, key) }
    guard !texts.isEmpty, Set(texts).count == texts.count else {
      throw wrongValue(key, expected: "a text, or a list of different texts")
    }
    return texts
  }

  func flag(_ key: String) throws -> Bool? {
    guard let node = value(key) else { return nil }
    guard node.tagName == .bool, let flag = node.bool else {
      throw wrongValue(key, expected: "True or False")
    }
    return flag
  }

  func number(_ key: String) throws -> Double? {
    guard let node = value(key) else { return nil }
    return try number(node, key)
  }

  func requiredNumber(_ key: String) throws -> Double {
    try required(key) { try number($0, key) }
  }

  private func number(_ node: Node, _ key: String) throws -> Double {
    guard node.tagName == .int || node.tagName == .float else {
      throw wrongValue(key, at: node, expected: "a number")
    }
    // Whole numbers first: 0x10 is one in YAML.
    guard let number = node.int.map(Double.init) ?? node.float, number.isFinite else {
      throw wrongValue(key, at: node, expected: "a finite number")
    }
    return number
  }

  func numbers(_ key: String) throws -> [Double]? {
    guard let node = value(key) else { return nil }
    guard case .sequence(let sequence) = node else {
      throw wrongValue(key, expected: "a list of numbers")
    }
    return try sequence.map { try number($0, key) }
  }

  /// A list of a lower and an upper bound.
  func range(_ key: String) throws -> ClosedRange<Double>? {
    guard let numbers = try numbers(key) else { return nil }
    guard numbers.count == 2, numbers[0] < numbers[1] else {
      throw wrongValue(key, expected: "two numbers, the lower bound first")
    }
    return numbers[0]...numbers[1]
  }
}
