/// Reads entries of a column: first the lists from the outside in, then the elements.
struct NTupleReader {
  let description: NTupleDescription
  /// What errors call the column.
  let column: String
  let memory = NTuplePageMemory()

  func read(_ path: NTuplePath, entries: Range<Int>) throws -> ROOTArray {
    var way = Way(segments: segments(of: entries))
    var offsets: [[Int]] = []
    var units: [Int] = []
    for step in path.steps {
      switch step {
      case .array(let count):
        try multiply(&way, by: count)
        if let unit = units.popLast() { units.append(try product(unit, count, way)) }
      case .list(let group):
        offsets.append(try enter(group, &way))
        units.append(1)
      }
    }
    let values = try values(path.leaf, way)
    // That the elements were there shows that these products are numbers.
    for (level, unit) in units.enumerated() where unit != 1 {
      for index in offsets[level].indices { offsets[level][index] *= unit }
    }
    return ROOTArray(type: path.type, count: entries.count, offsets: offsets, values: values)
  }

  /// Where one is: which elements of which clusters are wanted.
  struct Way {
    var segments: [NTupleSegment]
    /// How many elements there are for each entry; nil inside of lists.
    var repetitions: Int? = 1
  }

  /// The parts of the clusters that have the entries.
  private func segments(of entries: Range<Int>) -> [NTupleSegment] {
    let clusters = description.list.clusters
    let first = clusters.partitioningIndex { $0.entries.upperBound > entries.lowerBound }
    var result: [NTupleSegment] = []
    for index in first..<clusters.count {
      let cluster = clusters[index].entries
      let common = cluster.clamped(to: entries)
      guard !common.isEmpty else { if cluster.isEmpty { continue } else { break } }
      let start = common.lowerBound - cluster.lowerBound
      result.append(NTupleSegment(cluster: index, elements: start..<start + common.count))
    }
    return result
  }

  private func multiply(_ way: inout Way, by count: Int) throws {
    let outer = way
    way.segments = try way.segments.map { segment in
      let start = try product(segment.elements.lowerBound, count, outer)
      return NTupleSegment(
        cluster: segment.cluster,
        elements: start..<(try product(segment.elements.upperBound, count, outer)))
    }
    way.repetitions = try way.repetitions.map { try product($0, count, outer) }
  }

  private func product(_ first: Int, _ second: Int, _ way: Way) throws -> Int {
    let (product, overflow) = first.multipliedReportingOverflow(by: second)
    guard !overflow else {
      throw malformed("arrays of \(second) elements", way.segments.first)
    }
    return product
  }

  /// Goes into lists, and returns where each of them begins among the elements of all.
  func enter(_ group: NTupleColumnGroup, _ way: inout Way) throws -> [Int] {
    var offsets = [0]
    offsets.reserveCapacity(capacity(for: way, Int.self).count + 1)
    way.segments = try way.segments.map { segment in
      NTupleSegment(
        cluster: segment.cluster,
        elements: try appendBounds(of: segment, group, way.repetitions, to: &offsets))
    }
    way.repetitions = nil
    return offsets
  }

  /// Adds where the lists of a segment end, counted on from the last of the offsets.
  ///
  /// - Returns: Where they lie among the elements of the cluster.
  private func appendBounds(
    of segment: NTupleSegment, _ group: NTupleColumnGroup, _ repetitions: Int?,
    to offsets: inout [Int]
  ) throws -> Range<Int> {
    let wanted = segment.elements
    guard !wanted.isEmpty, let last = offsets.popLast() else { return 0..<0 }
    let start = offsets.count
    // The column has the ends; a list begins where the one before ends.
    if wanted.lowerBound == 0 { offsets.append(0) }
    let stored = max(wanted.lowerBound - 1, 0)..<wanted.upperBound
    try append(
      to: &offsets, group, 0, NTupleSegment(cluster: segment.cluster, elements: stored),
      repetitions, zero: 0
    ) { $0.positions(into: $1) }
    let bounds = offsets[start]..<max(offsets[start], offsets[offsets.count - 1])
    var previous = 0
    for index in start..<offsets.count {
      let (bound, before) = (offsets[index], previous)
      let (shifted, overflow) = (bound &- bounds.lowerBound).addingReportingOverflow(last)
      guard bound >= before, !overflow else {
        throw malformed("a list from element \(before) to \(bound)", segment)
      }
      previous = bound
      offsets[index] = shifted
    }
    return bounds
  }

  /// What in the descriptions contradicts itself belongs to no byte, but to a column.
  func malformed(_ reason: String, _ segment: NTupleSegment?) -> ROOTFileError {
    let cluster = segment.map { "in cluster \($0.cluster): " } ?? ""
    return .unreadableColumn(
      table: description.label, name: column, reason: cluster + reason + "; the file is damaged")
  }
}

/// Consecutive elements of a column in a cluster, counted from the cluster's beginning.
struct NTupleSegment: Sendable {
  let cluster: Int
  let elements: Range<Int>
}

extension RandomAccessCollection where Index == Int {
  /// The first index whose element is beyond, where all after it are, too.
  func partitioningIndex(_ isBeyond: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
