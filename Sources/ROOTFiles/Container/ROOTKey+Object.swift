extension ROOTKey {
  /// Reads the object that the key stands for, whose class has to derive from `base`.
  ///
  /// - Parameter expected: What is wanted, for the error where the class is another.
  func object(of base: String, called expected: String) throws -> ObjectView {
    let catalog = try storage.streamers()
    guard catalog.derives(className, from: base) != false else { throw wrongClass(expected) }
    var reader = ObjectReader(
      try record.objectReader(in: storage.bytes, label: path), keyLength: record.keyLength,
      catalog: catalog)
    return try reader.tree(ofClass: className).view
  }
}
