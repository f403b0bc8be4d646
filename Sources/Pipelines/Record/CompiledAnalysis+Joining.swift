extension CompiledAnalysis {
  /// What an expected event of a fold counts once folds are joined: all events of a process together are then
  /// scaled to what is expected of it, as `CountedAnalysis(joining:)` scales them.
  ///
  /// - Parameters:
  ///   - folds: The analysis with the data of each fold.
  ///   - part: Which events.
  /// - Returns: By fold and process.
  /// - Throws: `PipelineError.unlikeFolds` for none, and for folds with other processes than the first;
  ///   `PipelineError.weightSum` for weights that cannot be normalised.
  package static func shares(of folds: [CompiledAnalysis], _ part: DataPart) throws -> [[Double]] {
    guard let first = folds.first else { throw PipelineError.unlikeFolds("there are none") }
    for (index, fold) in folds.enumerated() where fold.layouts != first.layouts {
      throw PipelineError.unlikeFolds("fold \(index + 1) has other processes than the first")
    }
    let sums = try folds.map { fold in
      try fold.data[part].map { process in
        try process.checkedWeightSum(of: process.events, process.name, part: part.rawValue)
      }
    }
    return sums.map { own in
      first.data[part].enumerated().map { place, process in
        process.expectedEvents == nil ? 1 : own[place] / sums.reduce(0) { $0 + $1[place] }
      }
    }
  }
}

extension Spectrum {
  /// The events of several folds together.
  ///
  /// - Parameters:
  ///   - folds: By fold and process.
  ///   - shares: What an event of each counts.
  /// - Returns: By process.
  package static func joined(_ folds: [[Spectrum]], shares: [[Double]]) -> [Spectrum] {
    folds[0].indices.map { process in
      Spectrum(
        folds[0][process].process, values: folds.flatMap { $0[process].values },
        weights: zip(folds, shares).flatMap { fold, share in
          fold[process].weights.map { $0 * share[process] }
        })
    }
  }
}
