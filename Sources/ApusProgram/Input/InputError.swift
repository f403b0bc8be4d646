import Diagnostics

/// What is wrong with a file that was given.
struct InputError: Error, CustomStringConvertible {
  /// The file; nil if the reason names it.
  let file: String?
  let reason: String

  var description: String { file.map { "\($0): \(reason)" } ?? reason }
}

/// What is wrong with an option that only the workspace could tell.
struct UsageError: Error, CustomStringConvertible {
  let description: String
}

extension UsageError {
  /// A name that an argument gave, and that nothing in the file has.
  static func unknown(
    _ name: String, noun: String, in file: String, available: [String]
  ) -> UsageError {
    UsageError(
      description: "\(file): there is no \(noun) '\(name)'\(suggestion(for: name, in: available));"
        + " there are \(available.isEmpty ? "none" : shortened(available, to: 200))")
  }
}
