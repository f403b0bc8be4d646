import Foundation
import HistFactory
import TestSupport

/// Reads published workspaces as they are released: one of background alone, and a patch for each signal.
///
/// It knows only what those patches do, adding and removing elements of arrays. To be replaced by
/// `Workspace(contentsOf:patches:)`.
enum PublishedWorkspace {
  static let folder = "data/pyhf-likelihoods"

  static func url(_ path: String) -> URL { SharedData.url("\(folder)/\(path)") }

  /// The background alone, without the parameter of interest that it names and does not have.
  static func background(_ path: String) throws -> Workspace {
    var document = try object(url(path))
    var measurements = document["measurements"] as! [[String: Any]]
    for index in measurements.indices {
      var config = measurements[index]["config"] as! [String: Any]
      config["poi"] = ""
      measurements[index]["config"] = config
    }
    document["measurements"] = measurements
    return try workspace(document)
  }

  static func patched(_ path: String, by patch: [[String: Any]]) throws -> Workspace {
    var document = try object(url(path))
    for operation in patch { apply(operation, to: &document) }
    return try workspace(document)
  }

  /// The operations of a patch in a file of its own.
  static func patch(_ path: String) throws -> [[String: Any]] {
    try json(url(path)) as! [[String: Any]]
  }

  /// The operations of a patch of a set.
  static func patch(_ name: String, of path: String) throws -> [[String: Any]] {
    let patches = try object(url(path))["patches"] as! [[String: Any]]
    return patches.first { ($0["metadata"] as! [String: Any])["name"] as? String == name }!["patch"]
      as! [[String: Any]]
  }

  private static func workspace(_ document: [String: Any]) throws -> Workspace {
    try Workspace(json: JSONSerialization.data(withJSONObject: document))
  }

  private static func object(_ file: URL) throws -> [String: Any] {
    try json(file) as! [String: Any]
  }

  private static func json(_ file: URL) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(contentsOf: file))
  }

  private static func apply(_ operation: [String: Any], to document: inout [String: Any]) {
    let path = (operation["path"] as! String).split(separator: "/").map(String.init)
    let value = operation["op"] as? String == "remove" ? nil : operation["value"]!
    document = changed(document, path[...], value) as! [String: Any]
  }

  private static func changed(_ node: Any, _ path: ArraySlice<String>, _ value: Any?) -> Any {
    let key = path.first!
    if var object = node as? [String: Any] {
      object[key] = path.count == 1 ? value : changed(object[key]!, path.dropFirst(), value)
      return object
    }
    var array = node as! [Any]
    let index = Int(key)!
    if path.count > 1 {
      array[index] = changed(array[index], path.dropFirst(), value)
    } else if let value {
      array.insert(value, at: index)
    } else {
      array.remove(at: index)
    }
    return array
  }
}
