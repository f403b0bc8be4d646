extension TreeRecorder {
  /// The tree's description as a file holds it.
  func object(_ pool: inout ObjectPool) -> StreamedObject {
    var leaves: [StreamedValue] = []
    var branchObjects: [StreamedValue] = []
    for branch in branches {
      let leaf = branch.leaf(counter: branch.plan.counter.map { leaves[$0.index] }, &pool)
      leaves.append(leaf)
      branchObjects.append(branch.object(leaf, count: count, recorder.options.compression, &pool))
    }
    let total = branches.map(\.totalBytes).reduce(0, +)
    let stored = branches.map(\.storedBytes).reduce(0, +)
    var object = StreamedObject(className: "TTree")
    object.members = Self.defaults
    object.members.merge([
      "fName": .text(name), "fTitle": .text(title), "fEntries": .integer(Int64(count)),
      "fTotBytes": .integer(Int64(total)), "fZipBytes": .integer(Int64(stored)),
      "fSavedBytes": .integer(Int64(total)), "fFlushedBytes": .integer(Int64(stored)),
      "fAutoFlush": .integer(Int64(clusterCount ?? max(1, count))),
      "fBranches": StreamedObject.collection("TObjArray", branchObjects),
      "fLeaves": StreamedObject.collection("TObjArray", leaves),
    ]) { $1 }
    return object
  }

  private static let defaults: [String: StreamedValue] = [
    "fLineColor": .integer(602), "fLineStyle": .integer(1), "fLineWidth": .integer(1),
    "fFillStyle": .integer(1001), "fMarkerColor": .integer(1), "fMarkerStyle": .integer(1),
    "fMarkerSize": .real(1), "fWeight": .real(1), "fScanField": .integer(25),
    "fDefaultEntryOffsetLen": .integer(1000), "fMaxEntries": .integer(1_000_000_000_000),
    "fMaxEntryLoop": .integer(1_000_000_000_000), "fAutoSave": .integer(-300_000_000),
    "fEstimate": .integer(1_000_000),
  ]
}

extension BranchRecorder {
  private static let smallestCapacity = 10

  fileprivate func object(
    _ leaf: StreamedValue, count: Int, _ compression: ROOTCompressionSettings,
    _ pool: inout ObjectPool
  ) -> StreamedValue {
    // The arrays hold one place more, for the entry behind the last basket.
    let capacity = max(Self.smallestCapacity, baskets.count + 1)
    var object = StreamedObject(className: plan.number == nil ? "TBranchElement" : "TBranch")
    object.members = [
      "fName": .text(plan.name), "fTitle": .text(plan.title), "fFillStyle": .integer(1001),
      "fCompress": .integer(Int64(compression.code)),
      "fBasketSize": .integer(Int64(max(32000, largestBasket))),
      "fEntryOffsetLen": .integer(plan.isVarying ? 1000 : 0),
      "fWriteBasket": .integer(Int64(baskets.count)), "fEntryNumber": .integer(Int64(count)),
      "fEntries": .integer(Int64(count)), "fMaxBaskets": .integer(Int64(capacity)),
      "fTotBytes": .integer(Int64(totalBytes)), "fZipBytes": .integer(Int64(storedBytes)),
      "fLeaves": StreamedObject.collection("TObjArray", [leaf]),
      "fBasketBytes": .integers(padded(baskets.map(\.length), to: capacity)),
      "fBasketEntry": .integers(padded(baskets.map(\.entries.lowerBound) + [count], to: capacity)),
      "fBasketSeek": .integers(padded(baskets.map(\.position), to: capacity)),
    ]
    if plan.number == nil { object.members.merge(Self.textMembers) { $1 } }
    return pool.pointer(to: object)
  }

  /// What says that the branch holds objects of std::string, undivided.
  private static let textMembers: [String: StreamedValue] = [
    "fClassName": .text("string"), "fCheckSum": .integer(0x6e6f_1604), "fClassVersion": .integer(2),
    "fID": .integer(-1), "fType": .integer(-1), "fStreamerType": .integer(-1),
  ]

  private func padded(_ values: [Int], to count: Int) -> [Int64] {
    values.map { Int64($0) } + Array(repeating: 0, count: count - values.count)
  }

  /// - Parameter counter: The leaf with the lengths of a list.
  fileprivate func leaf(counter: StreamedValue?, _ pool: inout ObjectPool) -> StreamedValue {
    guard let number = plan.number else { return textLeaf(&pool) }
    var object = StreamedObject(className: number.leafClass)
    let isCounter = if case .lengths = plan.source { true } else { false }
    object.members = [
      "fName": .text(plan.name), "fTitle": .text(plan.leafTitle),
      "fLen": .integer(Int64(plan.length)), "fLenType": .integer(Int64(number.size)),
      "fIsRange": .integer(isCounter ? 1 : 0),
      "fIsUnsigned": .integer(number.isUnsigned ? 1 : 0),
      "fLeafCount": counter ?? .pointer(nil),
    ]
    if isCounter { object.members["fMaximum"] = .integer(Int64(buffer.largestLength)) }
    return pool.pointer(to: object)
  }

  private func textLeaf(_ pool: inout ObjectPool) -> StreamedValue {
    pool.pointer(
      to: StreamedObject(
        className: "TLeafElement",
        members: [
          "fName": .text(plan.name), "fTitle": .text(plan.leafTitle), "fLen": .integer(1),
          "fID": .integer(-1), "fType": .integer(-1),
        ]))
  }
}
