/// The best bins in one ordering of the events: walls among fine classes that hold equally many events each.
struct Walls {
  private let benchmark: Benchmark
  private let order: Int
  /// Events and events times scores of all classes before each, `[classes + 1, 1 + parameters]`.
  private let cumulative: [Double]
  private static let classes = 4096
  /// The first class of each bin but the first.
  private var walls: [Int]
  /// σ(s) of the bins.
  private(set) var uncertainty: Double

  /// - Parameters:
  ///   - space: The events.
  ///   - direction: They are ordered by these times their scores.
  ///   - benchmark: What is not known.
  ///   - bins: The number of bins.
  init(ordering space: PhaseSpace, along direction: [Double], _ benchmark: Benchmark, bins: Int) {
    self.benchmark = benchmark
    order = space.parameterCount
    cumulative = Self.cumulative(space, direction)
    walls = (1..<bins).map { $0 * Self.classes / bins }
    uncertainty = .infinity
    for _ in 0..<100 { approachNearestMeans(along: direction) }
    uncertainty = value(of: walls)
    // Steps that halve, each as long as one of them helps.
    var step = Self.classes / 8
    while step >= 1 {
      while improve(step) {}
      step /= 2
    }
  }

  /// Puts each wall in the middle between the means of its bins in the ordering number (Lloyd's iteration,
  /// doi:10.1109/TIT.1982.1056489): a good start.
  private mutating func approachNearestMeans(along direction: [Double]) {
    let edges = [0] + walls + [Self.classes]
    let means = zip(edges, edges.dropFirst()).map { mean($0, $1, along: direction) }
    let middles = zip(means, means.dropFirst()).map { ($0 + $1) / 2 }
    var (found, wall) = ([Int](), 1)
    for middle in middles {
      while wall < Self.classes - middles.count + found.count,
        mean(wall, wall + 1, along: direction) < middle
      { wall += 1 }
      found.append(wall)
      wall += 1
    }
    walls = found
  }

  /// The mean ordering number of some classes.
  private func mean(_ first: Int, _ end: Int, along direction: [Double]) -> Double {
    let (low, high) = (first * (order + 1), end * (order + 1))
    let sum = direction.enumerated().reduce(0) {
      $0 + $1.element * (cumulative[high + 1 + $1.offset] - cumulative[low + 1 + $1.offset])
    }
    return sum / (cumulative[high] - cumulative[low])
  }

  /// Tries to move each wall both ways; whether any move helped.
  private mutating func improve(_ step: Int) -> Bool {
    let before = uncertainty
    for wall in walls.indices {
      for move in [step, -step] {
        var trial = walls
        trial[wall] += move
        let value = value(of: trial)
        if value < uncertainty { (walls, uncertainty) = (trial, value) }
      }
    }
    return uncertainty < before * (1 - 1e-9)
  }

  /// σ(s) with these walls; infinite if they are out of order.
  private func value(of walls: [Int]) -> Double {
    let edges = [0] + walls + [Self.classes]
    guard zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 }) else { return .infinity }
    var information = Information(benchmark)
    var mean = Array(repeating: 0.0, count: order)
    for (first, end) in zip(edges, edges.dropFirst()) {
      let (low, high) = (first * (order + 1), end * (order + 1))
      let events = cumulative[high] - cumulative[low]
      for index in 0..<order {
        mean[index] = (cumulative[high + 1 + index] - cumulative[low + 1 + index]) / events
      }
      information.add(mean, events: events)
    }
    return information.uncertainty
  }

  private static func cumulative(_ space: PhaseSpace, _ direction: [Double]) -> [Double] {
    let order = space.parameterCount
    let ordering = (0..<space.count).map { cell in
      (0..<order).reduce(0) { $0 + direction[$1] * space.scores[cell * order + $1] }
    }
    let sorted = (0..<space.count).sorted { ordering[$0] < ordering[$1] }
    let share = space.events.reduce(0, +) / Double(classes)
    var (sums, result) = (Array(repeating: 0.0, count: order + 1), [Double]())
    result.reserveCapacity((classes + 1) * (order + 1))
    for cell in sorted {
      // A cell that is larger than a class fills several.
      while sums[0] >= share * Double(result.count / (order + 1)),
        result.count / (order + 1) < classes
      {
        result += sums
      }
      sums[0] += space.events[cell]
      for index in 0..<order {
        sums[index + 1] += space.events[cell] * space.scores[cell * order + index]
      }
    }
    while result.count / (order + 1) <= classes { result += sums }
    return result
  }
}
