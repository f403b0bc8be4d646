/// Reads entries of a column: first the lists from the outside in, then the elements.
struct NTupleReader {
  let description: NTupleDescription
  /// What errors call the column.
  let column: String

  func read(_ path: NTuplePath, entries: Range<Int>) throws -> ROOTArray {
    var way = Way(segments: segments(of: entries))
    var offsets: [[Int]] = []
    for step in path.steps {
      switch step {
      case .array(let count): try multiply(&way, by: count)
      case .list(let group): offsets.append(try enter(group, &way))
      }
    }
    return ROOTArray(
      type: path.type, count: entries.count, offsets: offsets,
      values: try values(path.leaf, way))
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
    way.segments = try way.segments.map { segment in
      let start = segment.elements.lowerBound.multipliedReportingOverflow(by: count)
      let end = segment.elements.upperBound.multipliedReportingOverflow(by: count)
      guard !start.overflow, !end.overflow else {
        throw malformed("an array of \(count) elements", segment)
      }
      return NTupleSegment(
        cluster: segment.cluster, elements: start.partialValue..<end.partialValue)
    }
    way.repetitions = way.repetitions.flatMap {
      let product = $0.multipliedReportingOverflow(by: count)
      return product.overflow ? nil : product.partialValue
    }
  }

  /// Goes into lists, and returns where each of them begins among the elements of all.
  private func enter(_ group: NTupleColumnGroup, _ way: inout Way) throws -> [Int] {
    var offsets = [0]
    way.segments = try way.segments.map { segment in
      let bounds = try bounds(of: segment, group, way.repetitions)
      let shift = (offsets.last ?? 0) - bounds[0]
      for bound in bounds.dropFirst() { offsets.append(bound + shift) }
      return NTupleSegment(
        cluster: segment.cluster, elements: bounds[0]..<bounds[bounds.count - 1])
    }
    way.repetitions = nil
    return offsets
  }

  /// Where in the cluster the lists begin and end: one number more than there are lists.
  func bounds(of segment: NTupleSegment, _ group: NTupleColumnGroup, _ repetitions: Int?) throws
    -> [Int]
  {
    let wanted = segment.elements
    guard !wanted.isEmpty else { return [0] }
    // The column has the ends; a list begins where the one before ends.
    let stored = max(wanted.lowerBound - 1, 0)..<wanted.upperBound
    var bounds = wanted.lowerBound == 0 ? [0] : []
    try forEachPiece(
      of: group, 0, in: NTupleSegment(cluster: segment.cluster, elements: stored), repetitions
    ) { bounds += $0.positions }
    var previous = 0
    for bound in bounds {
      guard bound >= previous, bound <= Int.max / 2 else {
        throw malformed("a list that ends at \(bound) and begins at \(previous)", segment)
      }
      previous = bound
    }
    return bounds
  }

  func malformed(_ reason: String, _ segment: NTupleSegment) -> ROOTFileError {
    let source = ByteSource(file: description.blobs.file.path, key: description.blobs.label)
    return .malformed(
      source.place(0), reason: "column '\(column)', cluster \(segment.cluster): \(reason)")
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
