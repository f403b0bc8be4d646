extension Distributions: CheckedRecord {
  func check() throws(RecordFlaw) {
    for cut in cuts {
      let place = "the cut on '\(cut.variable)'"
      try cut.axis.check(place)
      try RecordFlaw.requireNumbers(
        [cut.thresholdBefore, cut.thresholdAfter, cut.slopeBefore, cut.slopeAfter].compactMap(
          \.self),
        "\(place), thresholds and slopes")
      for contents in cut.processes { try contents.check(cut.axis, place) }
    }
    for observable in observables {
      let place = "the observable '\(observable.name)'"
      try observable.axis.check(place)
      for contents in observable.before + observable.after {
        try contents.check(observable.axis, place)
      }
      for edges in [observable.edgesBefore, observable.edgesAfter].compactMap(\.self) {
        try RecordFlaw.requireEdges(edges, "\(place), edges of the channel's bins")
      }
    }
  }
}

extension Distributions.BinEdges {
  fileprivate func check(_ place: String) throws(RecordFlaw) {
    try RecordFlaw.requireEdges(edges, "\(place), edges")
    if let categories {
      try RecordFlaw.require(categories.count, edges.count - 1, "\(place), categories")
    }
  }
}

extension Distributions.Contents {
  fileprivate func check(_ axis: Distributions.BinEdges, _ place: String) throws(RecordFlaw) {
    for (name, numbers) in [("values", values), ("variances", variances)] {
      let place = "\(place), \(name) of '\(process)'"
      try RecordFlaw.require(numbers.count, axis.edges.count - 1, place)
      try RecordFlaw.requireNumbers(numbers, place)
    }
  }
}
