/// Where bytes come from, so that an error can name the place.
struct ByteSource: Sendable {
  var file: String
  var key: String?
  /// What the first of the bytes is called: its offset in the file, or in the object.
  var base = 0
  var isInObject = false

  func place(_ position: Int) -> ROOTPlace {
    ROOTPlace(file: file, key: key, offset: base + position, isInObject: isInObject)
  }
}
