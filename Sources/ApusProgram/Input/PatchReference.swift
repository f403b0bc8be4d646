import Foundation
import HistFactory

/// A patch that was given: a file of one, or one of a file of many.
struct PatchReference {
  let file: String
  /// The name in a patch set; nil for a file of one patch.
  let name: String?

  /// - Parameters:
  ///   - text: `FILE` or `FILE#NAME`; a file whose own name has a `#` is found first.
  ///   - name: The name for a patch set that is given without one.
  init(_ text: String, name: String?) {
    let isFile = FileManager.default.fileExists(atPath: text)
    guard !isFile, let mark = text.lastIndex(of: "#") else {
      (file, self.name) = (text, name)
      return
    }
    file = String(text[..<mark])
    self.name = String(text[text.index(after: mark)...])
  }

  /// The patch.
  ///
  /// - Parameters:
  ///   - document: The document it will change, which a patch set's digests are compared with.
  ///   - checksDigests: Whether they are.
  func patch(for document: JSONValue, checksDigests: Bool) throws -> JSONPatch {
    let input = try InputFile(file)
    return try naming(input.name) {
      let content = try JSONValue(json: input.bytes)
      if case .object = content {
        return try patch(of: PatchSet(content), for: document, checksDigests: checksDigests)
      }
      if let name {
        throw UsageError(
          description: "\(input.name) is a single patch; it has no patch named '\(name)'")
      }
      var patch = try JSONPatch(content)
      patch.source = input.name
      return patch
    }
  }

  private func patch(of set: PatchSet, for document: JSONValue, checksDigests: Bool) throws
    -> JSONPatch
  {
    guard let name else {
      throw UsageError(
        description: """
          \(file) is a set of \(set.patches.count) patches; say which one, as in \
          '\(file)#\(set.patches[0].name)' or by --patch-name
          """)
    }
    if checksDigests { try set.verify(document) }
    return try set.patch(named: name).patch
  }
}

/// The result of a body, whose errors shall name the file they are about.
func naming<Result>(_ file: String, _ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch var error as WorkspaceError {
    error.file = error.file ?? file
    throw error
  } catch let error as ModelError {
    throw InputError(file: file, reason: error.description)
  }
}
