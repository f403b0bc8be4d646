import NumericalMethods
import Studies
import Synchronization

extension MinimisationProblem {
  /// The search for a flash with 2 to 52 parameters: y and z where x and the photons are known; x, y and z; all
  /// four; then one efficiency after another.
  ///
  /// A search has arrived where −log L is within 10⁻³ of what Newton's method finds within the walls, a
  /// twentieth of a standard error. The other methods know no walls.
  ///
  /// - Parameters:
  ///   - flash: The flash; its place and photons are known as far as they are not searched.
  ///   - parameters: How many are searched.
  ///   - model: The visibility that fits believe in.
  ///   - detector: The detector.
  /// - Throws: What an evaluation throws.
  /// - Precondition: There are from 2 to 4 + tiles parameters.
  public init(
    finding flash: Flash, parameters: Int, with model: some LightModel, of detector: LightDetector
  ) throws {
    let free = Self.free(parameters, tiles: detector.tiles.count)
    let likelihood = FlashLikelihood(
      model, of: detector, freeEfficiencies: max(parameters - 4, 0))
    var start = likelihood.parameters(of: flash.position, photons: flash.photons)
    let found = try FlashFitter(model, of: detector).start(flash.counts)
    for index in free where index < 4 { start[index] = found[index] }
    let whole = start
    @Sendable func all(_ x: [Double]) -> [Double] {
      var all = whole
      for (place, index) in free.enumerated() { all[index] = x[place] }
      return all
    }
    let objective = FlashObjective(likelihood, counts: flash.counts)
    let lowest = try objective.lowest(from: start, free: free)
    let shared = Mutex(FlashObjective(likelihood, counts: flash.counts))
    self.init(
      "\(parameters) parameters", start: free.map { whole[$0] },
      scales: free.map { $0 < 4 ? 0.1 : 1 }, goal: .value(best: lowest, within: 1e-3),
      value: { x in try shared.withLock { try $0.checked { $0.value(at: all(x)) } } },
      valueAndGradient: { x, slope in
        var full = [Double]()
        let value = try shared.withLock {
          try $0.checked { $0.value(at: all(x), gradient: &full) }
        }
        slope = free.map { full[$0] }
        return value
      })
  }

  private static func free(_ count: Int, tiles: Int) -> [Int] {
    precondition(2...(4 + tiles) ~= count, "\(count) parameters of a flash")
    return count == 2 ? [1, 2] : Array(0..<count)
  }
}

extension FlashObjective {
  /// A value, or what went wrong in its evaluation.
  func checked(_ value: (FlashObjective) -> Double) throws -> Double {
    let value = value(self)
    if let failure { throw failure }
    return value
  }

  /// The lowest −log L within the walls where only some parameters are free.
  func lowest(from start: [Double], free: [Int]) throws -> Double {
    let bounds = likelihood.bounds
    let isFree = Set(free)
    // A fixed parameter is one between equal bounds.
    func narrowed(_ bound: [Double]) -> [Double] {
      start.indices.map { isFree.contains($0) ? bound[$0] : start[$0] }
    }
    let minimum = BoundedMinimiser().minimise(
      self, from: start, lower: narrowed(bounds.lower), upper: narrowed(bounds.upper))
    if let failure { throw failure }
    return minimum.value
  }
}
