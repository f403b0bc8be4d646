/// What the columns take in the file, summed over all clusters.
struct NTupleColumnSizes {
  private var stored: [Int]
  private var uncompressed: [Int]
  private var compressions: [ROOTCompression?]

  init(_ description: NTupleDescription) {
    let columns = description.schema.columns
    stored = Array(repeating: 0, count: columns.count)
    uncompressed = stored
    compressions = Array(repeating: nil, count: columns.count)
    for cluster in description.list.clusters {
      for (index, chunk) in cluster.columns.enumerated() {
        for page in description.list.pages[chunk.pages] { add(page.size, to: &stored[index]) }
        add(columns[index].byteCount(of: chunk.count) ?? .max, to: &uncompressed[index])
        compressions[index] = compressions[index] ?? chunk.compression
      }
    }
  }

  /// Sums in damaged files stop at the largest number.
  private func add(_ value: Int, to sum: inout Int) {
    let (result, overflow) = sum.addingReportingOverflow(value)
    sum = overflow ? .max : result
  }

  func column(_ name: String, _ found: NTupleFieldTree.Found) -> ROOTColumn {
    var (storedCount, uncompressedCount) = (0, 0)
    for index in found.path.columns {
      add(stored[index], to: &storedCount)
      add(uncompressed[index], to: &uncompressedCount)
    }
    return ROOTColumn(
      name: name, title: found.field.text, type: found.path.type,
      typeName: found.field.shownTypeName, storedByteCount: storedCount,
      uncompressedByteCount: uncompressedCount,
      compression: found.path.columns.lazy.compactMap { compressions[$0] }.first)
  }
}
