import Autodiff
import LArTPCModel
import NumericalMethods
import Studies
import Synchronization

/// One misfit of simulated hits, of which some parameters are free and the others at the truth.
///
/// The hits' covariances are those at the start and stay, so that every method minimises the same function. All
/// evaluations run on one thread.
final class CalibrationProblem: Sendable {
  /// What a search's steps are made in.
  enum Coordinates: String, CaseIterable {
    /// Those in which the information at the start is the unit matrix.
    case information
    /// Each parameter on its own, in parts of the width of its published range.
    case ranges
  }

  /// Which parameters become free first: those of charge, then the lifetime and the diffusion.
  static let order = [0, 1, 2, 5, 4, 3]

  private let calibration: Mutex<Calibration>
  private let valueAlone: Mutex<Evaluator>
  private let parameters: GlobalExpression
  private let data: [GlobalExpression: Tensor]
  private let truth: [Double]
  private let free: [Int]
  private let start: [Double]

  /// - Parameters:
  ///   - map: The pixels whose hits are compared.
  ///   - count: How many parameters are free, 1 to 6.
  ///   - truth: What hits are simulated with.
  ///   - seed: Of noise and start.
  /// - Throws: `EvaluationError`.
  init(_ map: PixelMap, freeing count: Int, truth: DetectorParameters, seed: UInt64) throws {
    let free = Self.order.prefix(count).sorted()
    let elsewhere = DetectorParameters.drawn(seed: seed, purpose: "start", middle: 1).scaled
    var scaled = truth.scaled
    for index in free { scaled[index] = elsewhere[index] }
    (self.truth, self.free, start) = (truth.scaled, free, free.map { scaled[$0] })
    let calibration = Calibration(map, threads: 1)
    let (misfit, plain) = (calibration.misfit, calibration.plain)
    data = misfit.data(
      plain.hits(truth, noise: seed), spreads: plain.spreads(DetectorParameters(scaled: scaled)))
    parameters = misfit.simulation.parameters
    valueAlone = Mutex(misfit.simulation.evaluator([misfit.value], threads: 1))
    self.calibration = Mutex(calibration)
  }

  /// The problem as searches see it.
  ///
  /// - Parameters:
  ///   - coordinates: What their steps are made in.
  ///   - precision: How far above its minimum the misfit may be.
  /// - Throws: `EvaluationError`.
  func problem(_ coordinates: Coordinates, precision: Double) throws -> MinimisationProblem {
    let best = try lowest()
    let name = "\(free.count) parameters"
    let goal = MinimisationProblem.Goal.value(best: best, within: precision)
    switch coordinates {
    case .ranges:
      let widths = free.map { index in
        let range = DetectorParameters.ranges[index]
        return (range.upperBound - range.lowerBound) / DetectorParameters.nominal.values[index]
      }
      return MinimisationProblem(
        name, start: start, scales: widths, goal: goal, value: value, valueAndGradient: slope)
    case .information:
      let whitened = WhitenedCoordinates(matrix: try information(start), at: start)
      return MinimisationProblem(
        name, start: start.map { _ in 0 }, goal: goal,
        value: { try self.value(whitened.scaled($0)) },
        valueAndGradient: { position, gradient in
          let value = try self.slope(whitened.scaled(position), &gradient)
          gradient = whitened.gradient(gradient)
          return value
        })
    }
  }

  /// The gradient against differences at the start, steps in parts of it.
  func scan() throws -> GradientScan {
    try GradientScan(
      "misfit of \(free.count) parameters", parameters: free.map { DetectorParameters.names[$0] },
      at: start, scales: start, value: value,
      gradient: { position in
        var gradient: [Double] = []
        _ = try slope(position, &gradient)
        return gradient
      })
  }

  /// All six parameters.
  private func scaled(_ position: [Double]) -> [Double] {
    var scaled = truth
    for (index, value) in zip(free, position) { scaled[index] = value }
    return scaled
  }

  /// The misfit; not a number where a parameter is not positive.
  private func value(_ position: [Double]) throws -> Double {
    guard position.allSatisfy({ $0 > 0.02 }) else { return .nan }
    var inputs = data
    inputs[parameters] = Tensor(scaled(position))
    return try valueAlone.withLock { [inputs] in try $0.evaluate(inputs)[0].scalar }
  }

  private func slope(_ position: [Double], _ gradient: inout [Double]) throws -> Double {
    guard position.allSatisfy({ $0 > 0.02 }) else {
      gradient = position.map { _ in .nan }
      return .nan
    }
    let (value, all) = try calibration.withLock { [scaled = scaled(position), data] in
      try $0.valueAndGradient(scaled, data)
    }
    gradient = free.map { all[$0] }
    return value
  }

  /// The information of the free parameters, row-major.
  private func information(_ position: [Double]) throws -> [Double] {
    let matrix = try calibration.withLock { [scaled = scaled(position)] in
      try $0.information(DetectorParameters(scaled: scaled)).matrix
    }
    return free.flatMap { row in free.map { matrix[row * DetectorParameters.count + $0] } }
  }

  /// The misfit's minimum, by BFGS in rounds, each in coordinates of the information where it begins.
  private func lowest() throws -> Double {
    var (point, lowest) = (start, Double.infinity)
    for _ in 0..<40 {
      let whitened = WhitenedCoordinates(matrix: try information(point), at: point)
      let minimum = try minimise(
        from: point.map { _ in 0 },
        using: BFGS(gradientTolerance: 1e-6, iterationLimit: 20, firstStep: 1)
      ) { (position: [Double], gradient: inout [Double]) throws in
        let value = try slope(whitened.scaled(position), &gradient)
        gradient = whitened.gradient(gradient)
        return value
      }
      point = whitened.scaled(minimum.position)
      let gain = lowest - minimum.value
      lowest = min(lowest, minimum.value)
      if gain < 1e-9 * abs(lowest) { break }
    }
    return lowest
  }
}
