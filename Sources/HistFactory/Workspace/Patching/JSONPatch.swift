import Diagnostics
import Foundation

/// Changes to a JSON document (RFC 6902), applied as a whole or not at all.
///
/// ```swift
/// let signal = try JSONPatch(contentsOf: URL(filePath: "patch.sbottom_1300_205_60.json"))
/// let workspace = try Workspace(contentsOf: background, patches: [signal])
/// ```
public struct JSONPatch: Equatable, Sendable {
  /// One change. Places are JSON pointers; `-` behind an array is the place after its last element.
  public enum Operation: Equatable, Sendable {
    /// Adds a member to an object, or replaces it; inserts an element into an array before the one at
    /// its index.
    case add(JSONPointer, JSONValue)
    /// Removes what is there.
    case remove(JSONPointer)
    /// Replaces what is there.
    case replace(JSONPointer, with: JSONValue)
    /// Removes a value and adds it elsewhere, but not inside itself.
    case move(from: JSONPointer, to: JSONPointer)
    /// Adds a value elsewhere, too.
    case copy(from: JSONPointer, to: JSONPointer)
    /// Requires that what is there equals this value; 1 equals 1.0.
    case test(JSONPointer, JSONValue)
  }

  /// The operations in the order in which they apply.
  public var operations: [Operation]
  /// The file it was read from, or its name in a patch set; errors name it.
  public var source: String?

  /// A patch of these operations.
  ///
  /// - Parameters:
  ///   - operations: The operations in the order in which they apply.
  ///   - source: What errors call the patch.
  public init(_ operations: [Operation], source: String? = nil) {
    self.operations = operations
    self.source = source
  }

  /// How many values, counting every element and member, the operations `copy` and `move` of one patch
  /// may take along.
  ///
  /// A workspace of 3 MB has 2·10⁵. Without a bound, sixty copies of a document into itself would fill
  /// any memory.
  public static let mostValuesCopied = 2_000_000
}

extension JSONPatch.Operation {
  /// The name in RFC 6902.
  var name: String {
    switch self {
    case .add: "add"
    case .remove: "remove"
    case .replace: "replace"
    case .move: "move"
    case .copy: "copy"
    case .test: "test"
    }
  }
}
