/// Puts the events of one column into the bins of its axis.
struct ColumnPlacer {
  /// An event that no bin keeps.
  static let lost = -1
  /// An event that is nowhere, as it is NaN.
  static let nowhere = -2

  private enum Method {
    case edges(EdgeLookup, [Double])
    case numbers([Double: Int], [Double])
    case truth([Double])
    case names([String: Int], [String])
  }

  private let method: Method
  /// Flow indices count underflow whether or not there is such a bin.
  private let shift: Int
  private let extent: Int
  private let stride: Int

  /// - Parameters:
  ///   - axis: The binning.
  ///   - column: The values.
  ///   - stride: How far apart neighbours along the axis are in the histogram.
  /// - Throws: `HistogramsError.columnKind`.
  init(_ axis: Axis, _ column: FillColumn, stride: Int) throws {
    switch (axis.binning, column.storage) {
    case (.variable, .numbers(let numbers)), (.regular, .numbers(let numbers)),
      (.integer, .numbers(let numbers)):
      method = .edges(axis.lookup, numbers)
    case (.integerCategory(let categories), .numbers(let numbers)):
      method = .numbers(flowIndices(categories.map(Double.init)), numbers)
    case (.boolean, .numbers(let numbers)):
      method = .truth(numbers)
    case (.category(let categories), .names(let names)):
      method = .names(flowIndices(categories), names)
    case (_, .numbers):
      throw HistogramsError.columnKind(axis: axis.name, given: "numbers", expected: "names")
    case (_, .names):
      throw HistogramsError.columnKind(axis: axis.name, given: "names", expected: "numbers")
    }
    shift = axis.flow.contains(.underflow) ? 0 : 1
    extent = axis.countWithFlow
    self.stride = stride
  }

  /// Adds this axis' part to the places of a block of events.
  ///
  /// - Parameters:
  ///   - places: Of each event; those of earlier axes are in it already.
  ///   - start: The first event of the block.
  func place(_ places: UnsafeMutableBufferPointer<Int>, from start: Int) {
    let end = start + places.count
    switch method {
    case .edges(let lookup, let numbers):
      numbers.withUnsafeBufferPointer { numbers in
        lookup.forEach(UnsafeBufferPointer(rebasing: numbers[start..<end])) { event, index in
          add(index, to: &places[event])
        }
      }
    case .numbers(let indices, let numbers):
      for event in places.indices {
        let x = numbers[start + event]
        add(x.isNaN ? -1 : indices[x] ?? indices.count + 1, to: &places[event])
      }
    case .truth(let numbers):
      for event in places.indices {
        let x = numbers[start + event]
        add(x.isNaN ? -1 : x == 0 ? 1 : 2, to: &places[event])
      }
    case .names(let indices, let names):
      for event in places.indices {
        add(indices[names[start + event]] ?? indices.count + 1, to: &places[event])
      }
    }
  }

  /// - Parameter flowIndex: −1 for NaN.
  @inline(__always)
  private func add(_ flowIndex: Int, to place: inout Int) {
    let index = flowIndex &- shift
    if UInt(bitPattern: index) < UInt(bitPattern: extent), flowIndex | place >= 0 {
      place &+= index &* stride
    } else {
      place = min(place, flowIndex < 0 ? Self.nowhere : Self.lost)
    }
  }
}

/// Bins are counted from 1, as underflow would come before them.
private func flowIndices<Key>(_ categories: [Key]) -> [Key: Int] {
  Dictionary(uniqueKeysWithValues: zip(categories, 1...))
}
