extension FileRecorder {
  /// Adds a histogram under a name in a directory.
  func add(_ histogram: ROOTHistogram, name: String, in directory: Int) throws {
    var pool = ObjectPool()
    let object = histogram.object(&pool)
    try addObject(object, pool, name: name, title: histogram.title, in: directory)
  }
}

extension ROOTHistogram {
  /// The object as a file holds it.
  func object(_ pool: inout ObjectPool) -> StreamedObject {
    var object = StreamedObject(className: className)
    object.members = Self.defaults
    object.members["fName"] = .text(name)
    object.members["fTitle"] = .text(title)
    object.members["fNcells"] = .integer(Int64(contents.count))
    object.members["fEntries"] = .real(entries)
    for (index, name) in ["fXaxis", "fYaxis", "fZaxis"].enumerated() {
      let axis = axes.indices.contains(index) ? axes[index] : .unused(name)
      object.members[name] = .object(axis.object(&pool))
    }
    object.members["fSumw2"] = StreamedObject.array("TArrayD", sumOfSquaredWeights ?? [])
    object.members["fArray"] =
      storage.isWhole ? .integers(contents.map { Int64($0) }) : .reals(contents)
    object.members.merge(statistics.members) { $1 }
    if profile != nil { object.members.merge(profileMembers) { $1 } }
    return object
  }

  private static let defaults: [String: StreamedValue] = [
    "fLineColor": .integer(602), "fLineStyle": .integer(1), "fLineWidth": .integer(1),
    "fFillStyle": .integer(1001), "fMarkerColor": .integer(1), "fMarkerStyle": .integer(1),
    "fMarkerSize": .real(1), "fBarWidth": .integer(1000), "fMaximum": .real(-1111),
    "fMinimum": .real(-1111), "fStatOverflows": .integer(2), "fScalefactor": .real(1),
  ]

  /// Profiles keep the sums of y for all bins beside those of each bin.
  private var profileMembers: [String: StreamedValue] {
    guard let profile else { return [:] }
    let letter = ["y", "z", "t"][axes.count - 1]
    let squares = sumOfSquaredWeights.map { withoutFlow($0).reduce(0, +) } ?? 0
    return [
      "fBinEntries": StreamedObject.array("TArrayD", profile.binEntries),
      "fBinSumw2": StreamedObject.array("TArrayD", profile.binSumOfSquaredWeights ?? []),
      "fErrorMode": .integer(Int64(profile.errorMode.rawValue)),
      "f\(letter.uppercased())min": .real(profile.limits.lowerBound),
      "f\(letter.uppercased())max": .real(profile.limits.upperBound),
      "fTsumw\(letter)": .real(withoutFlow(contents).reduce(0, +)),
      "fTsumw\(letter)2": .real(squares),
    ]
  }
}

extension ROOTStatistics {
  fileprivate var members: [String: StreamedValue] {
    var members: [String: StreamedValue] = [
      "fTsumw": .real(sumOfWeights), "fTsumw2": .real(sumOfSquaredWeights),
    ]
    for (axis, letter) in ["x", "y", "z"].prefix(sums.count).enumerated() {
      members["fTsumw\(letter)"] = .real(sums[axis])
      members["fTsumw\(letter)2"] = .real(sumsOfSquares[axis])
    }
    for (pair, sum) in zip(["xy", "xz", "yz"], sumsOfProducts) {
      members["fTsumw\(pair)"] = .real(sum)
    }
    return members
  }
}
