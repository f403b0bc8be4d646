extension ROOTKey {
  /// Opens the RNTuple that the key stands for.
  ///
  /// - Throws: ``ROOTFileError/wrongClass(file:key:className:expected:)``,
  ///   ``ROOTFileError/unsupported(_:className:reason:)`` for later or unfinished versions of the
  ///   format, or ``ROOTFileError/malformed(_:reason:)``, also where a checksum is wrong.
  public func ntuple() throws -> ROOTNTuple {
    let unfinished = "ROOT::Experimental::RNTuple"
    guard [NTupleAnchor.className, unfinished].contains(className) else {
      throw wrongClass("an RNTuple")
    }
    var reader = try record.objectReader(in: storage.bytes, label: path)
    guard className != unfinished else {
      throw reader.unsupported(
        className,
        "it has the format of before its first release: write it again with ROOT 6.34"
          + " or later")
    }
    let anchor = try NTupleAnchor(&reader)
    return ROOTNTuple(try NTupleDescription(anchor, in: storage.bytes, label: path))
  }
}

extension ROOTFile {
  /// The RNTuple at a path; see ``ROOTKey/ntuple()``.
  public func ntuple(_ path: String) throws -> ROOTNTuple { try self[path].ntuple() }
}
