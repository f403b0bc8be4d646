/// An object whose members are asked for by name and kind.
struct ObjectView {
  let object: StreamedObject
  let tree: StreamedTree

  var className: String { object.className }

  func text(_ name: String) throws -> String {
    guard case .text(let value) = object[name] else { throw missing(name, "a text") }
    return value
  }

  func integer(_ name: String) throws -> Int {
    guard case .integer(let value) = object[name] else { throw missing(name, "a whole number") }
    return Int(value)
  }

  /// A whole number, which old versions of a class may store as a real one.
  func count(_ name: String) throws -> Int {
    switch object[name] {
    case .integer(let value): return Int(value)
    case .real(let value):
      guard let count = Int(exactly: value) else { throw missing(name, "a whole number") }
      return count
    default: throw missing(name, "a whole number")
    }
  }

  /// Whole numbers of an array.
  func integers(_ name: String) throws -> [Int] {
    guard case .integers(let values) = object[name] else {
      throw missing(name, "an array of whole numbers")
    }
    return values.map { Int($0) }
  }

  /// Which of ``StreamedTree/pointees`` a pointer leads to.
  func pointeeIndex(_ name: String) -> Int? {
    if case .pointer(let index) = object[name] { index } else { nil }
  }

  func real(_ name: String) throws -> Double {
    guard case .real(let value) = object[name] else { throw missing(name, "a number") }
    return value
  }

  /// Numbers of an array, whole ones as the nearest double.
  func reals(_ name: String) throws -> [Double] {
    switch object[name] {
    case .reals(let values): return values
    case .integers(let values): return values.map(Double.init)
    default: throw missing(name, "an array of numbers")
    }
  }

  /// An object that is part of this one.
  func part(_ name: String) throws -> ObjectView {
    guard case .object(let value) = object[name] else { throw missing(name, "an object") }
    return ObjectView(object: value, tree: tree)
  }

  /// What a pointer leads to, or nil for a null pointer, or where there is no such member.
  func pointee(_ name: String) throws -> ObjectView? {
    switch object[name] {
    case nil, .pointer(nil): return nil
    case .pointer(let index?): return try follow(index)
    case .object(let value): return ObjectView(object: value, tree: tree)
    default: throw missing(name, "a pointer")
    }
  }

  func requiredPointee(_ name: String) throws -> ObjectView {
    guard let value = try pointee(name) else { throw missing(name, "a pointer to an object") }
    return value
  }

  /// What a collection holds; nil for gaps in it.
  var items: [ObjectView?] {
    get throws {
      try object.items.indices.map(item)
    }
  }

  func item(_ index: Int) throws -> ObjectView? {
    guard case .pointer(let pointee) = object.items[index] else { return nil }
    return try pointee.map(follow)
  }

  func malformed(_ reason: String) -> ROOTFileError {
    .malformed(tree.source.place(0), reason: "an object of class '\(className)': \(reason)")
  }

  func unsupported(_ reason: String) -> ROOTFileError {
    .unsupported(tree.source.place(0), className: className, reason: reason)
  }

  private func follow(_ index: Int) throws -> ObjectView {
    switch tree.pointees[index] {
    case .object(let object): return ObjectView(object: object, tree: tree)
    case .unreadable(let error): throw error
    }
  }

  private func missing(_ name: String, _ kind: String) -> ROOTFileError {
    malformed("no member '\(name)' that is \(kind)")
  }
}
