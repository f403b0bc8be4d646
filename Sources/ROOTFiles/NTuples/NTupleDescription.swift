/// Everything that header, footer and page lists of an RNTuple say.
///
/// Source: ROOT's “RNTuple Binary Format Specification”, version 1.0, sections “Envelopes”.
struct NTupleDescription: Sendable {
  let blobs: NTupleBlobs
  let text: String
  let schema: NTupleSchema
  let list: NTuplePageList

  /// What errors call the RNTuple.
  var label: String { "\(blobs.file.path): \(blobs.label)" }

  init(_ anchor: NTupleAnchor, in file: FileBytes, label: String) throws {
    blobs = NTupleBlobs(file: file, label: label, maxKeySize: anchor.maxKeySize)
    var (header, hash) = try blobs.envelope(.header, at: anchor.header)
    try checkFeatures(&header)
    _ = try header.longText("a name")
    text = try header.longText("a description")
    _ = try header.longText("the name of a program")
    var schema = NTupleSchema()
    try schema.extend(&header)
    var (footer, _) = try blobs.envelope(.footer, at: anchor.footer)
    try checkFeatures(&footer)
    guard try footer.little(UInt64.self) == hash else {
      throw footer.malformed("a footer that belongs to another header")
    }
    try footer.record("the extension of the schema") {
      if $0.remaining > 0 { try schema.extend(&$0) }
    }
    self.schema = schema
    var list = NTuplePageList()
    for group in try footer.list(of: "groups of clusters", ClusterGroup.init) {
      let before = list.clusters.count
      var (reader, _) = try blobs.envelope(.pageList, at: group.pageList)
      try list.append(&reader, headerHash: hash, columnCount: schema.columns.count)
      guard list.clusters.count - before == group.count else {
        throw reader.malformed(
          "a page list of \(list.clusters.count - before) clusters; expected \(group.count)")
      }
    }
    self.list = list
  }
}

/// Where the page list of some clusters is.
private struct ClusterGroup {
  let count: Int
  let pageList: NTupleEnvelopeLink

  init(_ reader: inout ByteReader) throws {
    (count, pageList) = try reader.record("a group of clusters") { reader in
      try reader.skip(16)  // The first entry, and the number of entries.
      return (Int(try reader.little(UInt32.self)), try NTupleEnvelopeLink(&reader))
    }
  }
}

/// Features are what a reader has to know; so far there are none.
private func checkFeatures(_ reader: inout ByteReader) throws {
  let flags: Int64 = try reader.little()
  guard flags == 0 else {
    throw reader.unsupported(
      NTupleAnchor.className,
      "it uses features of a later version of the format, by the flags"
        + " \(String(UInt64(bitPattern: flags), radix: 16))")
  }
}
