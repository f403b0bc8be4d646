import Diagnostics
import Foundation

extension PatchSet {
  /// Reads a patch set from a file.
  ///
  /// - Parameter file: A file of JSON as pyhf's `patchset.json` 1.0.0 describes it.
  /// - Throws: `WorkspaceError` for a file that cannot be read or is no patch set, naming the file and
  ///   the place in it.
  public init(contentsOf file: URL) throws {
    let document = try JSONValue(contentsOf: file)
    self = try WorkspaceError.naming(file) { try PatchSet(document) }
  }

  /// The patch set that a document holds.
  ///
  /// What pyhf's schema demands of the letters in names, labels and references is not checked: nothing
  /// depends on it.
  ///
  /// - Parameter document: A document of three keys: metadata, patches, version.
  /// - Throws: `WorkspaceError` for a document that is no patch set, two patches of one name or at one
  ///   point, or values that do not match the labels; it names the place.
  public init(_ document: JSONValue) throws {
    let members = try DocumentPart(document).members(["metadata", "patches", "version"])
    _ = try members("version").version(Self.schemaVersion)
    let metadata = try members("metadata").members()
    self.metadata = metadata.object
    description = try metadata("description").text()
    references = try metadata("references").texts()
    digests = try metadata("digests").digests()
    let labels = try metadata("labels")
    self.labels = try labels.list { try $0.text() }
    try requireSome(self.labels, "label", at: labels.pointer)
    let list = try members("patches")
    patches = try list.list(Patch.init)
    try requireSome(patches, "patch", at: list.pointer)
    try requirePoints(at: list.pointer)
  }

  private func requirePoints(at place: JSONPointer) throws {
    try requireDistinct(patches.map(\.name), "patches", at: place, under: ["metadata", "name"])
    var seen: [[PatchValue]: String] = [:]
    for (index, patch) in patches.enumerated() {
      let place = place / index / "metadata" / "values"
      if patch.values.count != labels.count {
        throw WorkspaceError(
          "\(patch.values.count) values given, the labels are \(labels.joined(separator: ", "))",
          at: place)
      }
      if let other = seen.updateValue(patch.name, forKey: patch.values) {
        throw WorkspaceError("the patch '\(other)' has the same values", at: place)
      }
    }
  }
}

extension PatchSet.Patch {
  fileprivate init(_ part: DocumentPart) throws {
    let members = try part.members(["metadata", "patch"])
    let metadata = try members("metadata").members()
    let name = try metadata("name").text()
    var patch = try JSONPatch(members("patch"))
    patch.source = name
    self.init(
      name: name, values: try metadata("values").list { try $0.patchValue() }, patch: patch,
      metadata: metadata.object)
  }
}

extension DocumentPart {
  fileprivate func patchValue() throws -> PatchValue {
    switch value {
    case .number: .number(try number())
    case .string(let text): .text(text)
    default: throw expected("a number or a text")
    }
  }

  /// The members of an object of texts.
  fileprivate func texts() throws -> [String: String] {
    let members = try members()
    return try Dictionary(
      members.object.keys.map { ($0, try members($0).text()) },
      // Distinct in the document, two keys may be the same text to Unicode.
      uniquingKeysWith: { first, _ in first })
  }

  fileprivate func digests() throws -> [DigestAlgorithm: String] {
    let members = try members(DigestAlgorithm.allCases.map(\.rawValue))
    var digests: [DigestAlgorithm: String] = [:]
    for algorithm in DigestAlgorithm.allCases {
      guard let part = members.optional(algorithm.rawValue) else { continue }
      let digest = try part.text()
      guard digest.count == algorithm.digitCount, digest.allSatisfy(\.isHexDigit) else {
        throw WorkspaceError(
          "\(algorithm.digitCount) hexadecimal digits are expected, given '\(digest)'",
          at: part.pointer)
      }
      digests[algorithm] = digest.lowercased()
    }
    if digests.isEmpty { throw WorkspaceError("at least one digest is needed", at: pointer) }
    return digests
  }
}
