/// Writes a tree block by block: full clusters at once, its description at the end.
final class TreeRecorder {
  let recorder: FileRecorder
  let name: String
  let title: String
  private let directory: Int
  private let plan: TreePlan
  private(set) var branches: [BranchRecorder]
  /// The number of entries of a cluster; nil until it is known.
  private(set) var clusterCount: Int?
  private let clusterBytes: Int
  /// The bytes that wait, while the number of entries is not known.
  private var waitingBytes = 0
  /// How many entries wait.
  private var waiting = 0
  /// How many entries there are.
  private(set) var count = 0

  init(
    _ plan: TreePlan, name: String, title: String, clusters: ROOTClusterSize, in directory: Int,
    of recorder: FileRecorder
  ) {
    self.plan = plan
    self.name = name
    self.title = title
    self.directory = directory
    self.recorder = recorder
    branches = plan.branches.map { BranchRecorder(buffer: BranchBuffer($0)) }
    switch clusters {
    case .entries(let count): (clusterCount, clusterBytes) = (count, 0)
    case .bytes(let bytes): (clusterCount, clusterBytes) = (nil, bytes)
    }
    precondition(clusterCount ?? clusterBytes > 0, "clusters of \(clusters)")
  }

  /// Adds entries to all columns.
  ///
  /// - Throws: `ROOTFileError.inconsistent`, before anything is added; `.unwritableFile`,
  ///   `.unwritable`.
  func append(_ values: [ROOTArray]) throws {
    try plan.check(values)
    let total = values.first?.count ?? 0
    var start = 0
    while start < total {
      let end = clusterEnd(from: start, of: total, values)
      for index in branches.indices { branches[index].buffer.append(start..<end, of: values) }
      waiting += end - start
      count += end - start
      start = end
      if waiting == clusterCount { try flush() }
    }
  }

  /// Where the cluster ends that waits, or the block.
  private func clusterEnd(from start: Int, of total: Int, _ values: [ROOTArray]) -> Int {
    if let clusterCount { return min(total, start + clusterCount - waiting) }
    for entry in start..<total {
      for branch in branches { waitingBytes += branch.buffer.byteCount(of: entry, in: values) }
      if waitingBytes >= clusterBytes {
        clusterCount = waiting + entry - start + 1
        return entry + 1
      }
    }
    return total
  }

  private func flush() throws {
    guard waiting > 0 else { return }
    for index in branches.indices {
      try branches[index].flush(count - waiting..<count, tree: name, in: directory, to: recorder)
    }
    waiting = 0
  }

  /// Writes what waits, and the tree's description.
  func finish() throws {
    try flush()
    var pool = ObjectPool()
    let object = object(&pool)
    try recorder.addObject(object, pool, name: name, title: title, in: directory)
  }
}
