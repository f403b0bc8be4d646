import Diagnostics

extension JSONValue {
  /// The document after a patch.
  ///
  /// - Parameter patch: The changes.
  /// - Throws: `PatchError` at the first operation that does not apply.
  public func patched(by patch: JSONPatch) throws -> JSONValue {
    var document = self
    var budget = PatchBudget()
    for (index, operation) in patch.operations.enumerated() {
      do {
        try document.apply(operation, &budget)
      } catch let problem as PatchProblem {
        throw PatchError(problem, of: patch, operation: index)
      }
    }
    return document
  }

  /// The document after several patches.
  ///
  /// - Parameter patches: The patches in the order in which they apply.
  /// - Throws: `PatchError`.
  public func patched(by patches: [JSONPatch]) throws -> JSONValue {
    try patches.reduce(self) { try $0.patched(by: $1) }
  }

  private mutating func apply(_ operation: JSONPatch.Operation, _ budget: inout PatchBudget) throws
  {
    switch operation {
    case .add(let place, let value): try add(value, at: place)
    case .remove(let place): _ = try remove(at: place)
    case .replace(let place, let value):
      try requireNesting(of: value, at: place)
      try withValue(at: place) { $0 = value }
    case .test(let place, let expected): try test(expected, at: place)
    case .copy(let source, let place):
      let value = try value(at: source)
      try budget.spend(value, at: source)
      try add(value, at: place)
    case .move(let source, let place):
      if place.isInside(source) {
        throw PatchProblem("a value cannot be moved into itself, to '\(place)'", at: source)
      }
      // Everything else lies inside the document: this moves it to where it is.
      if source == .root { return }
      let value = try remove(at: source)
      try budget.spend(value, at: source)
      try add(value, at: place)
    }
  }

  private func test(_ expected: JSONValue, at place: JSONPointer) throws {
    let found = try value(at: place)
    if found != expected {
      throw PatchProblem("expected \(expected.excerpt), found \(found.excerpt)", at: place)
    }
  }
}

extension Workspace {
  /// The workspace after a patch.
  ///
  /// - Parameter patch: The changes to its ``document``.
  /// - Throws: `PatchError` if the patch does not apply, `WorkspaceError` if what it makes is no
  ///   workspace.
  public func patched(by patch: JSONPatch) throws -> Workspace {
    try Workspace(document.patched(by: patch))
  }
}

/// What the copies of a patch may still take along.
private struct PatchBudget {
  private var remaining = JSONPatch.mostValuesCopied

  mutating func spend(_ value: JSONValue, at place: JSONPointer) throws {
    if !value.fits(&remaining) {
      throw PatchProblem(
        "the patch copies and moves more than \(JSONPatch.mostValuesCopied) values", at: place)
    }
  }
}

extension JSONValue {
  /// Takes the number of values in this one from a remainder; false once that is used up.
  fileprivate func fits(_ remaining: inout Int) -> Bool {
    remaining -= 1
    if remaining < 0 { return false }
    switch self {
    case .array(let elements): return elements.allSatisfy { $0.fits(&remaining) }
    case .object(let object): return object.members.values.allSatisfy { $0.fits(&remaining) }
    default: return true
    }
  }

  /// The beginning of the value's JSON, for a person.
  fileprivate var excerpt: String {
    switch self {
    case .array(let elements) where elements.count > 8: return "a list of \(elements.count)"
    case .object(let object) where object.count > 8: return "an object of \(object.count) members"
    default:
      return description.count > 60 ? "\(description.prefix(60))…" : description
    }
  }
}
