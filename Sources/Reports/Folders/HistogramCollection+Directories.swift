import Histograms

extension HistogramCollection {
  /// The name of a sample without variation, in a directory with those that vary.
  private static let nominal = "nominal"

  /// The same histograms with a directory for each process, as files with directories need them: the
  /// nominal template of `channel/process` at `channel/process/nominal`, beside its variations.
  func inDirectories() throws -> HistogramCollection {
    let all = Set(paths)
    return try reduce(into: HistogramCollection()) { collection, entry in
      let isVariation = entry.path.directories.contains { all.contains($0) }
      let path = isVariation ? entry.path : "\(entry.path)/\(Self.nominal)"
      try collection.add(entry.histogram, at: path)
    }
  }
}

extension String {
  /// The “a” and “a/b” of “a/b/c”.
  fileprivate var directories: [String] {
    indices.filter { self[$0] == "/" }.map { String(self[..<$0]) }
  }
}
