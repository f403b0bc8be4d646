/// Patches for one workspace, such as the signals of a published search: pyhf's patch set, 1.0.0.
///
/// ```swift
/// let signals = try PatchSet(contentsOf: folder.appending(path: "patchset.json"))
/// let background = try JSONValue(contentsOf: folder.appending(path: "BkgOnly.json"))
/// let workspace = try Workspace(background, patch: "ERJR_250_50", of: signals)
/// for patch in signals.patches { print(patch.name, patch.values) }
/// ```
public struct PatchSet: Sendable {
  /// One of the patches: a point in the space that the labels span.
  public struct Patch: Sendable {
    public let name: String
    /// The coordinates, one for each label of the set.
    public let values: [PatchValue]
    /// The changes to the document.
    public let patch: JSONPatch
    /// All that the file says about the patch, its name and values included.
    public let metadata: JSONObject
  }

  /// Where the set was published, by the name of the archive.
  public let references: [String: String]
  /// Digests of the document that the patches were made for.
  public let digests: [DigestAlgorithm: String]
  /// The names of the coordinates.
  public let labels: [String]
  public let description: String
  /// All that the file says about the set, the above included.
  public let metadata: JSONObject
  /// The patches in the order of the file.
  public let patches: [Patch]

  /// The version of pyhf's schema that is read.
  public static let schemaVersion = "1.0.0"

  /// What to do where a document may not be the one that a set was made for.
  public enum DigestCheck: Sendable {
    /// Its digests have to be those that the set states.
    case required
    /// Digests are not compared; whether the patch makes sense is up to the caller.
    case skipped
  }
}

/// A coordinate of a patch: a number, such as a mass in GeV, or a text. Numbers compare by value.
public enum PatchValue: Hashable, Sendable {
  case number(Double)
  case text(String)
}

extension PatchValue: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByStringLiteral
{
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(stringLiteral value: String) { self = .text(value) }
}

extension PatchValue: CustomStringConvertible {
  /// The number without a fraction of zero, or the text.
  public var description: String {
    switch self {
    case .number(let value): Int(exactly: value).map { "\($0)" } ?? "\(value)"
    case .text(let text): "'\(text)'"
    }
  }
}
