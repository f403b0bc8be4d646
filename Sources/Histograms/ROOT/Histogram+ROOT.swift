import ROOTFiles

extension Histogram {
  /// A histogram of a ROOT file (TH1, TH2 or TH3), flow included.
  ///
  /// Variances are Σw² where the histogram kept it, otherwise as for counts. Uniform axes become
  /// regular ones; an axis whose bins all have different labels becomes one of categories, of which
  /// ROOT's overflow is that of all others, and its underflow has to be empty. An axis is named after
  /// its title, of which “[GeV]” at the end is taken for the unit; after x, y or z where it has no
  /// title (or one used twice) among several axes.
  ///
  /// ```swift
  /// let file = try ROOTFile(contentsOf: URL(filePath: "templates.root"))
  /// let histogram = try Histogram(file.histogram("signal/mass"))
  /// ```
  ///
  /// - Throws: ``HistogramsError/root(object:reason:)`` for profiles, which hold means; and as
  ///   ``init(axes:contents:name:title:label:)``.
  public init(_ histogram: ROOTHistogram) throws {
    guard histogram.profile == nil else {
      throw HistogramsError.root(
        object: histogram.name,
        reason: "a \(histogram.className) holds means of another quantity, for which a histogram of"
          + " counts has no place")
    }
    let named = Self.names(of: histogram.axes)
    let axes = try zip(histogram.axes, named).map { try Axis($0, name: $1.name, unit: $1.unit) }
    let contents = try Self.contents(of: histogram, on: axes)
    try self.init(
      axes: axes, contents: contents, name: histogram.name, title: histogram.title)
  }

  /// ROOT's bins in the order of the axes, without underflow of categories.
  private static func contents(
    of histogram: ROOTHistogram, on axes: [Axis]
  ) throws -> [BinContent] {
    let (values, variances) = (histogram.values, histogram.variances)
    let all = axes.map { $0.withFlow(.both) }
    let contents = values.indices.map { index in
      let bin = zip(all, all.positions(of: index)).map { $0.storageIndex(of: $1)! }
      let place = histogram.index(of: bin)
      return BinContent(value: values[place], variance: variances[place])
    }
    guard let result = axes.kept(of: contents) else {
      throw HistogramsError.root(
        object: histogram.name,
        reason: "the underflow of an axis with labels is not empty, for which categories have no"
          + " place")
    }
    return result
  }

  private static func names(of axes: [ROOTAxis]) -> [(name: String, unit: String)] {
    let named = axes.map { splitLabel($0.title) }
    guard axes.count > 1 else { return named }
    let titles = named.map(\.name)
    let areUsable = titles.allSatisfy { !$0.isEmpty } && Set(titles).count == titles.count
    return areUsable ? named : zip(["x", "y", "z"], named).map { (name: $0, unit: $1.unit) }
  }
}

extension [Axis] {
  /// Of contents with all flow bins those of the bins that the axes have; nil where another bin is not
  /// empty.
  func kept(of contents: [BinContent]) -> [BinContent]? {
    if allSatisfy({ $0.flow == .both }) { return contents }
    let all = map { $0.withFlow(.both) }
    var result: [BinContent] = []
    for (index, content) in contents.enumerated() {
      let positions = all.positions(of: index)
      if zip(self, positions).allSatisfy({ $0.storageIndex(of: $1) != nil }) {
        result.append(content)
      } else if content != BinContent() {
        return nil
      }
    }
    return result
  }
}

/// Name and unit of a label such as “m [GeV]”; a number in brackets, as in “pt[0]”, is no unit.
func splitLabel(_ label: String) -> (name: String, unit: String) {
  guard label.hasSuffix("]"), let bracket = label.lastIndex(of: "[") else {
    return (name: label, unit: "")
  }
  let unit = String(label[label.index(after: bracket)...].dropLast())
  guard Double(unit) == nil else { return (name: label, unit: "") }
  return (name: label[..<bracket].trimmingSuffix { $0 == " " }, unit: unit)
}

extension StringProtocol {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> String {
    var result = String(self)
    while let last = result.last, predicate(last) { result.removeLast() }
    return result
  }
}

extension Axis {
  fileprivate init(_ axis: ROOTAxis, name: String, unit: String) throws {
    let labels = axis.labels.compactMap { $0 }
    if labels.count == axis.count, Set(labels).count == labels.count {
      self = try .category(labels, name: name)
      return
    }
    switch axis.binning {
    case .uniform(let count, let low, let high):
      self = try .regular(count, from: low, to: high, name: name, unit: unit)
    case .variable(let edges):
      self = try Axis(edges: edges, name: name, unit: unit)
    }
  }
}
