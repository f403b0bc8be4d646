extension Histogram {
  /// A histogram with one axis and given contents.
  ///
  /// - Parameters:
  ///   - axis: The binning, n bins.
  ///   - values: Σw of the n bins.
  ///   - variances: Σw² of the n bins.
  ///   - underflow: The content below the first edge.
  ///   - overflow: The content at or above the last edge.
  ///   - name: A name for programs.
  ///   - title: A heading for people.
  ///   - label: What a legend calls it.
  /// - Throws: ``HistogramsError/contentCount(histogram:what:count:expected:)``,
  ///   ``HistogramsError/badContent(histogram:what:bin:value:)``, or
  ///   ``HistogramsError/noFlowBin(axis:bin:)`` for a content of underflow or overflow where the axis
  ///   has no such bin.
  public init(
    axis: Axis, values: [Double], variances: [Double], underflow: BinContent = .init(),
    overflow: BinContent = .init(), name: String = "", title: String = "", label: String = ""
  ) throws {
    self.init(axis: axis, name: name, title: title, label: label)
    try setInner(values, variances)
    for (position, content) in [(BinPosition.underflow, underflow), (.overflow, overflow)] {
      if let index = axis.storageIndex(of: position) {
        updateContents { $0[index] = content }
      } else if content != BinContent() {
        throw HistogramsError.noFlowBin(axis: axis.name, bin: axis.name(of: position))
      }
    }
    try check()
  }

  /// A histogram with given contents and empty flow bins.
  ///
  /// - Parameters:
  ///   - axes: The binnings.
  ///   - values: Σw of the bins without flow, the last axis fastest.
  ///   - variances: Σw² of the same bins.
  ///   - name: A name for programs.
  ///   - title: A heading for people.
  ///   - label: What a legend calls it.
  /// - Throws: As ``init(axes:name:title:label:)``;
  ///   ``HistogramsError/contentCount(histogram:what:count:expected:)`` or
  ///   ``HistogramsError/badContent(histogram:what:bin:value:)``.
  public init(
    axes: [Axis], values: [Double], variances: [Double], name: String = "", title: String = "",
    label: String = ""
  ) throws {
    try self.init(axes: axes, name: name, title: title, label: label)
    try setInner(values, variances)
    try check()
  }

  /// A histogram with given contents, flow included.
  ///
  /// - Parameters:
  ///   - axes: The binnings.
  ///   - contents: Every bin, ordered as in ``contents``.
  ///   - name: A name for programs.
  ///   - title: A heading for people.
  ///   - label: What a legend calls it.
  /// - Throws: As ``init(axes:values:variances:name:title:label:)``.
  public init(
    axes: [Axis], contents: [BinContent], name: String = "", title: String = "",
    label: String = ""
  ) throws {
    try self.init(axes: axes, name: name, title: title, label: label)
    let expected = self.contents.count
    guard contents.count == expected else {
      throw HistogramsError.contentCount(
        histogram: name, what: "contents", count: contents.count, expected: expected)
    }
    updateContents { $0 = contents }
    try check()
  }

  private mutating func setInner(_ values: [Double], _ variances: [Double]) throws {
    let inner = innerIndices
    for (what, count) in [("values", values.count), ("variances", variances.count)]
    where count != inner.count {
      throw HistogramsError.contentCount(
        histogram: name, what: what, count: count, expected: inner.count)
    }
    updateContents { contents in
      for (place, index) in inner.enumerated() {
        contents[index] = BinContent(value: values[place], variance: variances[place])
      }
    }
  }

  /// - Throws: `HistogramsError.badContent` for the first value or variance that is none.
  func check() throws {
    for (index, content) in contents.enumerated() {
      let problem: (what: String, value: Double)
      if !content.value.isFinite {
        problem = ("value", content.value)
      } else if !content.variance.isFinite || content.variance < 0 {
        problem = ("variance", content.variance)
      } else {
        continue
      }
      throw HistogramsError.badContent(
        histogram: name, what: problem.what, bin: positionText(of: index), value: problem.value)
    }
  }

  /// “bin 3”, “underflow”, or on several axes “bin 3 × overflow”.
  func positionText(of index: Int) -> String {
    positions(of: index).map { position in
      switch position {
      case .underflow: "underflow"
      case .overflow: "overflow"
      case .bin(let bin): "bin \(bin)"
      }
    }.joined(separator: " × ")
  }
}
