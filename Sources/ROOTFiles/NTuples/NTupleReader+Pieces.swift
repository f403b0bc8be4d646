extension NTupleReader {
  /// Fetches the pages that have the elements of a segment, one by one.
  ///
  /// - Parameters:
  ///   - position: Which of the group's columns is read.
  ///   - repetitions: How many elements the column has for each entry, where that is known.
  func forEachPiece(
    of group: NTupleColumnGroup, _ position: Int, in segment: NTupleSegment, _ repetitions: Int?,
    _ body: (NTuplePiece) throws -> Void
  ) throws {
    guard !segment.elements.isEmpty else { return }
    let cluster = description.list.clusters[segment.cluster]
    let index = group.columns(in: cluster, description.schema)[position]
    let column = description.schema.columns[index]
    let chunk = cluster.chunk(index)
    let zeros = column.isDeferred ? leadingZeros(chunk, cluster, repetitions) : 0
    guard segment.elements.upperBound - zeros <= chunk.count else {
      throw malformed(
        "elements up to \(segment.elements.upperBound) where there are \(chunk.count)", segment)
    }
    let zeroCount = min(zeros, segment.elements.upperBound) - segment.elements.lowerBound
    if zeroCount > 0 { try body(.zeros(zeroCount)) }
    guard segment.elements.upperBound > zeros else { return }
    let rest = max(0, segment.elements.lowerBound - zeros)..<segment.elements.upperBound - zeros
    let pages = description.list.pages[chunk.pages]
    let first = pages.partitioningIndex { $0.elements.upperBound > rest.lowerBound }
    for page in pages[first...] {
      let wanted = page.elements.clamped(to: rest)
      if page.first >= rest.upperBound { break }
      if !wanted.isEmpty { try fetch(page, wanted, column, segment, body) }
    }
  }

  /// Of a column added later: how many elements before those stored have to be there.
  private func leadingZeros(
    _ chunk: NTupleColumnChunk, _ cluster: NTupleCluster, _ repetitions: Int?
  ) -> Int {
    guard let repetitions else { return 0 }
    let needed = cluster.entries.count.multipliedReportingOverflow(by: repetitions)
    return needed.overflow ? 0 : max(0, needed.partialValue - chunk.count)
  }

  private func fetch(
    _ page: NTuplePage, _ wanted: Range<Int>, _ column: NTupleColumn, _ segment: NTupleSegment,
    _ body: (NTuplePiece) throws -> Void
  ) throws {
    guard let size = column.byteCount(of: page.count) else {
      throw malformed("a page of \(page.count) elements", segment)
    }
    try description.blobs.withPage(page, count: size, in: memory) { bytes in
      let range = wanted.lowerBound - page.first..<wanted.upperBound - page.first
      try body(
        .page(NTuplePageSlice(bytes: bytes, column: column, count: page.count, wanted: range)))
    }
  }
}

/// Some elements of a column: of a page, or zeros that were not written.
enum NTuplePiece {
  case zeros(Int)
  case page(NTuplePageSlice)

  /// How many elements are wanted of it.
  var count: Int {
    switch self {
    case .zeros(let count): count
    case .page(let page): page.wanted.count
    }
  }
}

extension NTupleColumnGroup {
  /// The columns that hold the data in a cluster.
  fileprivate func columns(in cluster: NTupleCluster, _ schema: NTupleSchema) -> [Int] {
    representations.first { columns in
      let first = columns[0]
      guard first < cluster.columns.count else { return !schema.columns[first].isSuppressedBefore }
      return !cluster.columns[first].isSuppressed
    } ?? representations[0]
  }
}

extension NTupleCluster {
  fileprivate func chunk(_ column: Int) -> NTupleColumnChunk {
    column < columns.count ? columns[column] : .absent
  }
}
