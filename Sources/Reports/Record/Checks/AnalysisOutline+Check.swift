extension AnalysisOutline: CheckedRecord {
  func check() throws(RecordFlaw) {
    for trainable in trainables {
      guard let count = trainable.shape.product else {
        throw RecordFlaw("the shape of '\(trainable.path)' is \(trainable.shape)")
      }
      for numbers in [trainable.before, trainable.after, trainable.spread].compactMap(\.self) {
        try RecordFlaw.require(numbers.count, count, "numbers of '\(trainable.path)'")
      }
    }
  }
}

extension [Int] {
  /// How many numbers an array of this shape has; nil for what is no shape.
  var product: Int? {
    var count = 1
    for side in self {
      let (product, isTooLarge) = count.multipliedReportingOverflow(by: side)
      guard side >= 0, !isTooLarge else { return nil }
      count = product
    }
    return count
  }
}
