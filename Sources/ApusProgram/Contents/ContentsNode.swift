import HistFactory

/// A part of a file, as inspections show it.
struct ContentsNode {
  let name: String
  /// What it is: a class, or a type.
  let type: String
  /// What else there is to say, for people.
  var details = ""
  /// The bytes that it takes in the file; nil where that is not known.
  var storedByteCount: Int?
  /// The same after decompression.
  var byteCount: Int?
  /// How it is compressed; empty where it is not, or not known.
  var compression = ""
  /// What is said of it in JSON beside all this.
  var members: [(String, JSONValue)] = []
  var children: [ContentsNode] = []
  /// How many children a table shows at most, unless this node itself was asked for.
  var childLimit: Int?
}

extension ContentsNode {
  var json: JSONValue {
    var object = JSONObject([("name", .string(name)), ("type", .string(type))])
    for (key, value) in members { object[key] = value }
    if let storedByteCount { object["stored_bytes"] = .count(storedByteCount) }
    if let byteCount { object["bytes"] = .count(byteCount) }
    if !compression.isEmpty { object["compression"] = .string(compression) }
    if !children.isEmpty { object["contents"] = .array(children.map(\.json)) }
    return .object(object)
  }
}
