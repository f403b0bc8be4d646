import Pipelines

extension AnalysisOutline {
  /// What the folds of a cross-training have in common, and how far apart they ended.
  ///
  /// Trainables are means over folds with the spread of those after training, sizes means of sizes; events are
  /// all test events, each of which one fold tests. `training` is the first fold's, `folds` has all.
  ///
  /// - Parameter folds: Of the same analysis, at least one.
  init(joining folds: [AnalysisOutline]) {
    self = folds[0]
    self.folds = folds.map(\.training)
    for process in processes.indices {
      let test = DataPart.test.rawValue
      processes[process].events = [
        test: folds.reduce(0) { $0 + $1.processes[process].events[test, default: 0] }
      ]
    }
    trainables = trainables.indices.map { place in
      Trainable(joining: folds.map { $0.trainables[place] })
    }
    let warned = folds.enumerated().flatMap { index, fold in
      (fold.warnings ?? []).map { "Fold \(index + 1): \($0)" }
    }
    warnings = warned.isEmpty ? nil : warned
  }
}

extension AnalysisOutline.Trainable {
  fileprivate init(joining folds: [AnalysisOutline.Trainable]) {
    self = folds[0]
    before = Self.spreads(folds.map(\.before))?.map(\.mean)
    let ends = Self.spreads(folds.map(\.after))
    (after, spread) = (ends?.map(\.mean), ends?.map(\.deviation))
    func mean(_ path: KeyPath<AnalysisOutline.Size, Double>) -> Double {
      Spread(folds.map { $0.size[keyPath: path] })!.mean
    }
    size = AnalysisOutline.Size(
      before: mean(\.before), after: mean(\.after), change: mean(\.change))
  }

  /// Number by number, over folds; nil for trainables of many numbers.
  private static func spreads(_ folds: [[Double]?]) -> [Spread]? {
    let known = folds.compactMap(\.self)
    guard known.count == folds.count else { return nil }
    return known[0].indices.map { element in Spread(known.map { $0[element] })! }
  }
}
