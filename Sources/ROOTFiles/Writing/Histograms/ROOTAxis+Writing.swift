extension ROOTAxis {
  /// An axis that a histogram has without using it.
  static func unused(_ member: String) -> ROOTAxis {
    ROOTAxis(
      binning: .uniform(count: 1, low: 0, high: 1), name: member.dropFirst().lowercased(),
      title: "", labels: [])
  }

  /// The object as a file holds it.
  func object(_ pool: inout ObjectPool) -> StreamedObject {
    var object = StreamedObject(className: "TAxis")
    object.members = Self.defaults
    object.members["fName"] = .text(name)
    object.members["fTitle"] = .text(title)
    object.members["fNbins"] = .integer(Int64(count))
    let (low, high, edges) = range
    object.members["fXmin"] = .real(low)
    object.members["fXmax"] = .real(high)
    object.members["fXbins"] = StreamedObject.array("TArrayD", edges)
    object.members["fLabels"] = labelList(&pool)
    return object
  }

  private static let defaults: [String: StreamedValue] = [
    "fNdivisions": .integer(510), "fAxisColor": .integer(1), "fLabelColor": .integer(1),
    "fLabelFont": .integer(42), "fLabelOffset": .real(0.005), "fLabelSize": .real(0.035),
    "fTickLength": .real(0.03), "fTitleOffset": .real(1), "fTitleSize": .real(0.035),
    "fTitleColor": .integer(1), "fTitleFont": .integer(42),
  ]

  private var range: (low: Double, high: Double, edges: [Double]) {
    switch binning {
    case .uniform(_, let low, let high): (low, high, [])
    case .variable(let edges): (edges[0], edges[edges.count - 1], edges)
    }
  }

  /// The labels as objects that have the number of their bin for an identifier.
  private func labelList(_ pool: inout ObjectPool) -> StreamedValue {
    var items: [StreamedValue] = []
    for case (let bin, let label?) in labels.enumerated() {
      let members: [String: StreamedValue] = [
        "fString": .text(label), "fUniqueID": .integer(Int64(bin + 1)),
      ]
      items.append(pool.pointer(to: StreamedObject(className: "TObjString", members: members)))
    }
    guard !items.isEmpty else { return .pointer(nil) }
    return pool.pointer(to: StreamedObject(className: "THashList", items: items))
  }
}
