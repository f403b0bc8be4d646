extension ROOTAxis {
  /// An axis.
  ///
  /// - Parameters:
  ///   - binning: Where the edges are.
  ///   - title: What is written beside it; may be empty.
  ///   - labels: The labels of the bins 1 to n, nil where a bin has none; empty for none at all.
  ///   - name: The axis' own name; ROOT calls those of a histogram “xaxis”, “yaxis” and “zaxis”.
  /// - Throws: ``ROOTFileError/inconsistent(_:reason:)`` where there is no bin, edges do not
  ///   increase or are not finite, or the number of labels is not that of bins.
  public init(
    _ binning: Binning, title: String = "", labels: [String?] = [], name: String = "xaxis"
  ) throws {
    self.binning = binning
    self.name = name
    self.title = title
    self.labels = labels.contains { $0 != nil } ? labels : []
    let what = "the axis '\(title.isEmpty ? name : title)'"
    try binning.check(what)
    guard labels.isEmpty || labels.count == count else {
      throw ROOTFileError.inconsistent(what, reason: "\(labels.count) labels for \(count) bins")
    }
  }
}

extension ROOTAxis.Binning {
  /// ROOT counts bins in 32 bits.
  private static let largestCount = Int(Int32.max) - 2

  fileprivate func check(_ what: String) throws {
    func fail(_ reason: String) -> ROOTFileError { .inconsistent(what, reason: reason) }
    switch self {
    case .uniform(let count, let low, let high):
      guard (1...Self.largestCount).contains(count) else {
        throw fail("\(count) bins; expected at least 1 and at most \(Self.largestCount)")
      }
      guard low < high, low.isFinite, high.isFinite else {
        throw fail("bins from \(low) to \(high); expected finite edges that increase")
      }
    case .variable(let edges):
      guard edges.count >= 2 else { throw fail("\(edges.count) edges; expected at least 2") }
      let isIncreasing = zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }
      guard isIncreasing, edges.allSatisfy(\.isFinite) else {
        throw fail("edges \(edges.prefix(20)); expected finite ones that increase")
      }
    }
  }
}
