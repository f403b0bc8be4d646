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
