/// Where a tree is, and what errors call it.
struct TreeName: Sendable {
  let file: FileBytes
  /// Its key, such as “Events;1”.
  let key: String

  var label: String { "\(file.path), tree '\(key)'" }
}
