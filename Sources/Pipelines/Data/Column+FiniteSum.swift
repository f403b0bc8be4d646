import Events

extension Column {
  /// The sum of numbers that must all be finite, in one pass over the column.
  ///
  /// - Throws: What `problem` makes of the first event whose number is not finite, and that number.
  func finiteSum(_ problem: (Int, Double) -> PipelineError) throws -> Double {
    var sum = CompensatedSum()
    try forEachBlock { first, numbers in
      for (offset, number) in numbers.enumerated() {
        guard number.isFinite else { throw problem(first + offset, number) }
        sum.add(number)
      }
    }
    return sum.value
  }
}
