extension ROOTAxis {
  /// - Parameters:
  ///   - object: A TAxis.
  ///   - contentCount: How many bins the histogram really holds; an axis has fewer.
  init(_ object: ObjectView, contentCount: Int) throws {
    name = try object.text("fName")
    title = try object.text("fTitle")
    let count = try object.integer("fNbins")
    let edges = try object.part("fXbins").reals("fArray")
    guard (1...max(1, contentCount)).contains(count) else {
      throw object.malformed("\(count) bins, of which the histogram holds \(contentCount)")
    }
    guard edges.isEmpty || edges.count == count + 1 else {
      throw object.malformed("\(edges.count) edges for \(count) bins")
    }
    binning =
      edges.isEmpty
      ? .uniform(
        count: count, low: try object.real("fXmin"), high: try object.real("fXmax"))
      : .variable(edges: edges)
    labels = try object.pointee("fLabels").map { try Self.labels(of: $0, count: count) } ?? []
  }

  /// Labels by their bins, which stand in the objects as identifiers.
  private static func labels(of list: ObjectView, count: Int) throws -> [String?] {
    let items = try list.items.compactMap { $0 }
    guard !items.isEmpty else { return [] }
    var labels: [String?] = Array(repeating: nil, count: count)
    for item in items {
      let bin = try item.integer("fUniqueID")
      guard (1...count).contains(bin) else {
        throw list.malformed("a label of bin \(bin), where there are \(count) bins")
      }
      labels[bin - 1] = try item.text("fString")
    }
    return labels
  }
}
