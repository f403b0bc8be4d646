import Foundation

/// Writes a text to a file, which appears whole or not at all.
///
/// What is no ordinary file, such as a pipe or `/dev/null`, is written to and not replaced.
func write(_ text: String, to path: String) throws {
  let file = URL(filePath: path).resolvingSymlinksInPath()
  let type =
    try? FileManager.default.attributesOfItem(atPath: file.path)[.type] as? FileAttributeType
  do {
    if let type, type != .typeRegular {
      let handle = try FileHandle(forWritingTo: file)
      try handle.write(contentsOf: Data(text.utf8))
      try handle.close()
    } else {
      try Data(text.utf8).write(to: file, options: .atomic)
    }
  } catch {
    throw InputError(
      file: path, reason: "the file cannot be written: \(error.localizedDescription)")
  }
}
