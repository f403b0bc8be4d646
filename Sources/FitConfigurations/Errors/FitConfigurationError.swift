import Diagnostics
import Foundation

/// What can be wrong with a configuration, or with the files that it names. Printing the error gives
/// the full text.
public enum FitConfigurationError: Error, Sendable, Equatable {
  // MARK: The file

  /// A file that cannot be read.
  case unreadableFile(String, reason: String)
  /// A file that is neither YAML nor JSON.
  case syntax(ConfigurationPlace, reason: String)
  /// A key that nothing has there.
  case unknownKey(ConfigurationPlace, key: String, owner: String, expected: [String])
  /// A key that has to be there.
  case missingKey(ConfigurationPlace, key: String, owner: String)
  /// A value of another kind than the key takes; without a key, the whole of its owner.
  case wrongValue(
    ConfigurationPlace, key: String?, owner: String, given: String, expected: String)

  // MARK: What it says

  /// A part that contradicts itself or another one; the place if it was read from a file.
  case contradiction(ConfigurationPlace?, ConfigurationItem, reason: String)
  /// A template that cannot be made.
  case template(TemplateName, reason: String)
}

/// A place in a configuration file.
public struct ConfigurationPlace: Hashable, Sendable, CustomStringConvertible {
  /// The path, or what else the text is called.
  public let file: String
  /// Counted from 1; nil for the whole file.
  public let line: Int?
  /// Counted from 1.
  public let column: Int?

  init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// As compilers write it: `config.yml:12:5`.
  public var description: String {
    ([file] + [line, column].compactMap { $0.map { "\($0)" } }).joined(separator: ":")
  }
}

extension FitConfigurationError: CustomStringConvertible, LocalizedError {
  /// The full text of the error: what was given, what was expected, where, and what to do.
  public var description: String {
    switch self {
    case .unreadableFile(let file, let reason): "\(file): cannot be read: \(reason)"
    case .syntax(let place, let reason): "\(place): \(reason)"
    case .unknownKey(let place, let key, let owner, let expected):
      "\(place): \(owner): unknown key '\(key)'\(suggestion(for: key, in: expected))"
        + "\nThe keys there are: " + expected.joined(separator: ", ")
    case .missingKey(let place, let key, let owner):
      "\(place): \(owner): the key '\(key)' is missing"
    case .wrongValue(let place, let key, let owner, let given, let expected):
      "\(place): \(owner): \(key.map { "'\($0)'" } ?? "it") is \(given); expected \(expected)"
    case .contradiction(let place, let item, let reason):
      (place.map { "\($0): " } ?? "") + "\(item): \(reason)"
    case .template(let name, let reason): "\(name): \(reason)"
    }
  }

  /// As ``description``.
  public var errorDescription: String? { description }
}
