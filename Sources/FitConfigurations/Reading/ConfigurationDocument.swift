import Foundation
import Yams

/// The text of a configuration as a tree, whose keys are all texts.
struct ConfigurationDocument {
  let root: Node

  /// - Throws: ``FitConfigurationError/syntax(_:reason:)`` for what is no YAML, or has other keys.
  init(_ text: String, file: String) throws {
    try Self.requireTextKeys(text, file)
    guard let root = try Self.node(text, file) else {
      throw FitConfigurationError.syntax(
        ConfigurationPlace(file: file), reason: "there is nothing in it")
    }
    self.root = root
  }

  private static func node(_ text: String, _ file: String) throws -> Node? {
    do {
      return try onDeepStack { try Yams.compose(yaml: text) }
    } catch let error as YamlError {
      throw FitConfigurationError(error, file: file)
    }
  }

  /// Yams compares keys with all that is in them, and lists of aliases to lists of aliases may hold
  /// more than can ever be compared. Without the sign of aliases they are but texts.
  private static func requireTextKeys(_ text: String, _ file: String) throws {
    let sign: Character = "\u{E000}"
    let harmless = String(text.map { $0 == "*" ? sign : $0 })
    var waiting = [try node(harmless, file)].compactMap(\.self)
    while let node = waiting.popLast() {
      if case .sequence(let sequence) = node { waiting += sequence }
      guard case .mapping(let mapping) = node else { continue }
      for (key, value) in mapping {
        let isAlias = key.scalar.map { $0.string.first == sign && $0.style == .plain } ?? false
        guard case .scalar = key, !isAlias else {
          throw FitConfigurationError.syntax(
            ConfigurationPlace(key, file),
            reason: "a key is \(isAlias ? "an alias" : key.kind); expected a text")
        }
        waiting.append(value)
      }
    }
  }
}

/// Runs the body in a thread of its own: libyaml allows a thousand levels of lists, which Yams reads by
/// a recursion that outgrows the small stack of other threads.
private func onDeepStack<Result>(_ body: @escaping () throws -> Result) throws -> Result {
  nonisolated(unsafe) let body = body
  nonisolated(unsafe) var result: Swift.Result<Result, any Error>?
  let finished = DispatchSemaphore(value: 0)
  let thread = Thread {
    result = Swift.Result(catching: body)
    finished.signal()
  }
  thread.stackSize = 16 << 20
  thread.start()
  finished.wait()
  return try result!.get()
}

extension FitConfigurationError {
  /// What libyaml found, at its place.
  fileprivate init(_ error: YamlError, file: String) {
    func syntax(_ mark: Mark?, _ reason: String) -> FitConfigurationError {
      .syntax(
        ConfigurationPlace(file: file, line: mark?.line, column: mark?.column), reason: reason)
    }
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let before = context.map { "\($0.text) at line \($0.mark.line): " } ?? ""
      self = syntax(mark, "not valid YAML: \(before)\(problem)")
    case .reader(let problem, _, _, _): self = syntax(nil, "not valid YAML: \(problem)")
    case .duplicatedKeysInMapping(let keys, let context):
      self = syntax(context.mark, "the key '\(keys.first ?? "")' is there twice")
    default: self = syntax(nil, "not valid YAML: \(error)")
    }
  }
}
