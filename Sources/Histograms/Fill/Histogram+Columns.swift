extension Histogram {
  /// Counts events exactly, whatever the number of axes; see `fill(_:weights:)`.
  ///
  /// - Parameters:
  ///   - columns: An observable for each axis, with a value of each event.
  ///   - weights: The weight of each event; `nil` gives each the weight 1.
  /// - Throws: As `fill(_:weights:)`.
  public mutating func fill(columns: [FillColumn], weights: [Double]? = nil) throws {
    let placers = try placers(of: columns)
    let count = columns[0].count
    if let weights, weights.count != count {
      throw HistogramsError.weightCount(histogram: name, count: weights.count, expected: count)
    }
    var filled = contents
    var isClean = true
    try forEachBlock(of: count, placers) { places, start in
      let block = weights?[start..<(start + places.count)]
      let isCleanBlock = block.map { filled.add(places, $0) } ?? filled.add(places)
      isClean = isClean && isCleanBlock
    }
    guard isClean, filled.allSatisfy({ $0.value.isFinite && $0.variance.isFinite }) else {
      throw firstProblem(placers, weights ?? [], count: count)
    }
    updateContents { $0 = filled }
  }

  /// The bin of one event; nil where it is lost.
  ///
  /// - Parameter columns: With one value each.
  func place(of columns: [FillColumn]) throws -> Int? {
    var result: Int?
    try forEachBlock(of: 1, placers(of: columns)) { places, _ in
      guard places[0] != ColumnPlacer.nowhere else {
        throw HistogramsError.notANumber(histogram: name, event: 0)
      }
      result = places[0] == ColumnPlacer.lost ? nil : places[0]
    }
    return result
  }

  private func placers(of columns: [FillColumn]) throws -> [ColumnPlacer] {
    guard columns.count == axes.count else {
      throw HistogramsError.columnCount(
        histogram: name, count: columns.count, expected: axes.count)
    }
    for (axis, column) in zip(axes, columns) where column.count != columns[0].count {
      throw HistogramsError.columnLength(
        histogram: name, axis: axis.name, count: column.count, expected: columns[0].count)
    }
    let strides = BinGrid(axes).strides
    return try axes.indices.map { index in
      try ColumnPlacer(axes[index], columns[index], stride: strides[index])
    }
  }

  /// Calls `body` with the places of the events of each block, and the block's first event.
  private func forEachBlock(
    of count: Int, _ placers: [ColumnPlacer],
    _ body: (UnsafeMutableBufferPointer<Int>, Int) throws -> Void
  ) throws {
    let size = 2048
    try withUnsafeTemporaryAllocation(of: Int.self, capacity: size) { buffer in
      buffer.initialize(repeating: 0)
      for start in stride(from: 0, to: count, by: size) {
        let places = UnsafeMutableBufferPointer(
          rebasing: buffer[..<Swift.min(size, count - start)])
        places.update(repeating: 0)
        for placer in placers { placer.place(places, from: start) }
        try body(places, start)
      }
    }
  }

  /// What is wrong with the events: found by adding them again, one by one.
  private func firstProblem(
    _ placers: [ColumnPlacer], _ weights: [Double], count: Int
  ) -> any Error {
    var sums = contents
    do {
      try forEachBlock(of: count, placers) { places, start in
        for (index, place) in places.enumerated() {
          let event = start + index
          guard place != ColumnPlacer.nowhere else {
            throw HistogramsError.notANumber(histogram: name, event: event)
          }
          let weight = weights.isEmpty ? 1 : weights[event]
          let bad = HistogramsError.badWeight(histogram: name, event: event, weight: weight)
          guard weight.isFinite else { throw bad }
          guard place >= 0 else { continue }
          sums[place] = sums[place] + BinContent(value: weight, variance: weight * weight)
          guard sums[place].value.isFinite, sums[place].variance.isFinite else { throw bad }
        }
      }
    } catch {
      return error
    }
    preconditionFailure("a sum of weights is not finite, but no event made it so")
  }
}

extension [BinContent] {
  /// Adds an event of weight 1 at each place that is one.
  ///
  /// - Returns: Whether every event is somewhere.
  fileprivate mutating func add(_ places: UnsafeMutableBufferPointer<Int>) -> Bool {
    withUnsafeMutableBufferPointer { contents in
      var lowest = 0
      for place in places {
        if place >= 0 {
          contents[place].value += 1
          contents[place].variance += 1
        } else {
          lowest = Swift.min(lowest, place)
        }
      }
      return lowest > ColumnPlacer.nowhere
    }
  }

  /// Adds an event of its weight at each place that is one.
  ///
  /// - Returns: Whether every event is somewhere and every weight finite.
  fileprivate mutating func add(
    _ places: UnsafeMutableBufferPointer<Int>, _ weights: ArraySlice<Double>
  ) -> Bool {
    withUnsafeMutableBufferPointer { contents in
      weights.withUnsafeBufferPointer { weights in
        var lowest = 0
        var areFinite = true
        for event in places.indices {
          let (place, weight) = (places[event], weights[event])
          if place >= 0 {
            contents[place].value += weight
            contents[place].variance += weight * weight
          } else {
            lowest = Swift.min(lowest, place)
          }
          areFinite = areFinite && weight.isFinite
        }
        return areFinite && lowest > ColumnPlacer.nowhere
      }
    }
  }
}
