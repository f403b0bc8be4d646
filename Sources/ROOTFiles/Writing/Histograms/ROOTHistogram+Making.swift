extension ROOTHistogram {
  /// The kind of number in which a file holds a histogram's contents.
  public enum ContentType: String, Sendable, CaseIterable {
    // The raw values are the letters behind TH1, TH2 and TH3.
    case int8 = "C"
    case int16 = "S"
    case int32 = "I"
    /// Whole numbers below 2⁵³ in absolute value, which a `Double` keeps; old versions of ROOT do not have TH1L.
    case int64 = "L"
    case float = "F"
    case double = "D"
  }

  /// A histogram of one to three dimensions.
  ///
  /// - Parameters:
  ///   - name: The object's own name, which may differ from that of its key.
  ///   - title: The heading.
  ///   - axes: One to three.
  ///   - contents: Σw of each bin with underflow and overflow, x running fastest: as many as the
  ///     product of all axes' n + 2.
  ///   - sumOfSquaredWeights: Σw² of each bin, or nil for counts.
  ///   - entries: How often it was filled; nil to take the effective number from the statistics,
  ///     (Σw)²/Σw², as ROOT does where it does not know.
  ///   - statistics: Sums over what was filled; nil to take them from the contents at the bins'
  ///     centres.
  ///   - contentType: The kind of number of the contents in a file.
  /// - Throws: ``ROOTFileError/inconsistent(_:reason:)`` where the numbers of values do not fit.
  public init(
    name: String, title: String = "", axes: [ROOTAxis], contents: [Double],
    sumOfSquaredWeights: [Double]? = nil, entries: Double? = nil,
    statistics: ROOTStatistics? = nil, contentType: ContentType = .double
  ) throws {
    let what = "the histogram '\(name)'"
    let count = try Self.binCount(axes, what)
    try checkCounts(
      what, count, [("contents", contents), ("sums of squared weights", sumOfSquaredWeights)])
    try statistics?.check(what, dimension: axes.count)
    self.init(
      className: "TH\(axes.count)\(contentType.rawValue)", name: name, title: title, axes: axes,
      contents: contents, sumOfSquaredWeights: sumOfSquaredWeights, entries: entries,
      statistics: statistics, profile: nil)
  }

  /// A profile over one to three axes: the mean of a quantity y in each bin.
  ///
  /// - Parameters:
  ///   - profile: Σw of each bin and what else makes a profile.
  ///   - name: The object's own name, which may differ from that of its key.
  ///   - title: The heading.
  ///   - axes: One to three.
  ///   - contents: Σwy of each bin with underflow and overflow, x running fastest.
  ///   - sumOfSquares: Σwy² of each bin.
  ///   - entries: How often it was filled; nil for the effective number, (Σw)²/Σw².
  ///   - statistics: Sums over what was filled; nil to take them from Σw at the bins' centres.
  /// - Throws: ``ROOTFileError/inconsistent(_:reason:)`` where the numbers of values do not fit.
  public init(
    profile: ROOTProfile, name: String, title: String = "", axes: [ROOTAxis], contents: [Double],
    sumOfSquares: [Double], entries: Double? = nil, statistics: ROOTStatistics? = nil
  ) throws {
    let what = "the profile '\(name)'"
    let count = try Self.binCount(axes, what)
    try checkCounts(
      what, count,
      [
        ("contents", contents), ("sums of squares", sumOfSquares), ("Σw", profile.binEntries),
        ("Σw²", profile.binSumOfSquaredWeights),
      ])
    try statistics?.check(what, dimension: axes.count)
    self.init(
      className: ["TProfile", "TProfile2D", "TProfile3D"][axes.count - 1], name: name,
      title: title, axes: axes, contents: contents, sumOfSquaredWeights: sumOfSquares,
      entries: entries, statistics: statistics, profile: profile)
  }

  private init(
    className: String, name: String, title: String, axes: [ROOTAxis], contents: [Double],
    sumOfSquaredWeights: [Double]?, entries: Double?, statistics: ROOTStatistics?,
    profile: ROOTProfile?
  ) {
    let statistics =
      statistics
      ?? ROOTStatistics(
        axes: axes, weights: profile?.binEntries ?? contents,
        squares: profile.map { $0.binSumOfSquaredWeights ?? $0.binEntries }
          ?? sumOfSquaredWeights)
    self.className = className
    self.name = name
    self.title = title
    self.axes = axes
    self.contents = contents
    self.sumOfSquaredWeights = sumOfSquaredWeights
    self.entries = entries ?? statistics.effectiveEntries
    self.statistics = statistics
    self.profile = profile
  }

  private static func binCount(_ axes: [ROOTAxis], _ what: String) throws -> Int {
    guard (1...3).contains(axes.count) else {
      throw ROOTFileError.inconsistent(what, reason: "\(axes.count) axes; expected 1 to 3")
    }
    return try axes.reduce(1) { product, axis in
      let (count, overflow) = product.multipliedReportingOverflow(by: axis.count + 2)
      guard !overflow else {
        throw ROOTFileError.inconsistent(what, reason: "more bins than can be counted")
      }
      return count
    }
  }
}

private func checkCounts(_ what: String, _ count: Int, _ arrays: [(String, [Double]?)]) throws {
  for case (let name, let values?) in arrays where values.count != count {
    throw ROOTFileError.inconsistent(
      what,
      reason: "\(values.count) \(name) for \(count) bins, underflow and overflow of each axis"
        + " included")
  }
}
