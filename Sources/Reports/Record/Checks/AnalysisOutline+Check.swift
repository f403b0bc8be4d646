import Events

extension AnalysisOutline: CheckedRecord {
  func check() throws(RecordFlaw) {
    for trainable in trainables {
      guard let count = elementCount(of: trainable.shape) else {
        throw RecordFlaw("the shape of '\(trainable.path)' is \(trainable.shape)")
      }
      for numbers in [trainable.before, trainable.after, trainable.spread].compactMap(\.self) {
        try RecordFlaw.require(numbers.count, count, "numbers of '\(trainable.path)'")
      }
    }
  }
}
