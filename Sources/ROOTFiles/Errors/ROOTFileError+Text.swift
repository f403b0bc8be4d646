import Diagnostics
import Foundation

extension ROOTFileError: CustomStringConvertible, LocalizedError {
  /// The full text of the error: what was given, what was expected, where, and what to do.
  public var description: String {
    switch self {
    case .missingFile(let path): "\(path): no such file"
    case .unreadableFile(let path, let reason): "\(path): cannot be read: \(reason)"
    case .notROOT(let path, let bytes): notROOTText(path, bytes)
    case .truncated(let path, let count, let expected):
      "\(path): the file has \(count) bytes, its header says \(expected); it was cut off, or its"
        + " writing was not finished: copy or make it again"
    case .malformed(let place, let reason): "\(place): \(reason); the file is damaged"
    case .unsupported(let place, let className, let reason):
      "\(place): the class '\(className)' cannot be read: \(reason)"
    case .unknownKey(let file, let path, let name, let directory, let available):
      unknownKeyText(file, path, name, directory, available)
    case .unknownColumn(let table, let name, let available):
      unknownColumnText(table, name, available)
    case .unreadableColumn(let table, let name, let reason):
      "\(table): the column '\(name)' cannot be read: \(reason)"
    case .wrongClass(let file, let key, let className, let expected):
      "\(file): '\(key)' is of class '\(className)'; expected \(expected)"
    case .unwritableFile(let path, let reason): "\(path): cannot be written: \(reason)"
    case .unwritable(let what, let reason): "\(what) cannot be written: \(reason)"
    case .inconsistent(let what, let reason): "\(what): \(reason)"
    }
  }

  /// As ``description``.
  public var errorDescription: String? { description }
}

private func notROOTText(_ path: String, _ bytes: [UInt8]) -> String {
  let shown =
    bytes.isEmpty
    ? "it is empty"
    : "it begins with " + bytes.map { hexadecimal($0) }.joined(separator: " ")
  return "\(path): not a ROOT file: \(shown); expected 72 6f 6f 74 (“root”)"
}

private func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16)
  return digits.count == 1 ? "0" + digits : digits
}

private func unknownKeyText(
  _ file: String, _ path: String, _ name: String, _ directory: String, _ available: [String]
) -> String {
  let place = directory.isEmpty ? "the top directory" : "directory '\(directory)'"
  let within = name == path ? "" : " (of '\(path)')"
  return "\(file): no '\(name)'\(within) in \(place)\(suggestion(for: name, in: available))"
    + "\nThe keys there are: " + list(available)
}

private func unknownColumnText(_ table: String, _ name: String, _ available: [String]) -> String {
  "\(table): no column '\(name)'\(suggestion(for: name, in: available))"
    + "\nThe columns there are: " + list(available)
}

private func list(_ names: [String]) -> String {
  let limit = 20
  let shown = names.prefix(limit).joined(separator: ", ")
  let rest = names.count > limit ? ", … \(names.count - limit) more" : ""
  return names.isEmpty ? "(none)" : shown + rest
}
