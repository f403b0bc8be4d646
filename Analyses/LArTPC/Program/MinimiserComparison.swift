import Autodiff
import Foundation
import LArTPCModel
import NumericalMethods

/// One misfit, minimised in several ways.
struct MinimiserComparison {
  /// One way's cost and precision.
  struct Row {
    var name: String
    var values = 0
    var gradients = 0
    var seconds = 0.0
    var position: [Double] = []
    var outcome = SolverOutcome.converged
    var distance = 0.0

    var cells: [String] {
      [
        name, "\(values)", "\(gradients)", String(format: "%.2f", seconds),
        String(format: "%.2g", distance), outcome.isConverged ? "converged" : "stopped",
      ]
    }
  }

  private let calibration: Calibration
  private let data: [GlobalExpression: Tensor]
  private let evaluator: Evaluator
  private let start: DetectorParameters
  private let information: FisherInformation
  private let simplexValues: Int

  init(_ map: PixelMap, truth: DetectorParameters, seed: UInt64, simplexValues: Int) throws {
    calibration = Calibration(map)
    start = .drawn(seed: seed, purpose: "start", middle: 1)
    data = calibration.misfit.data(
      calibration.plain.hits(truth, noise: seed), spreads: calibration.plain.spreads(start))
    evaluator = calibration.misfit.simulation.evaluator([calibration.misfit.value])
    information = try calibration.information(truth)
    self.simplexValues = simplexValues
  }

  func rows() throws -> [Row] {
    let best = try timed("") { try gradients(&$0, tolerance: 1e-6) }
    return try [
      timed("BFGS, gradients of the graph") { try gradients(&$0, tolerance: 1e-3) },
      timed("BFGS, central differences") { try differences(&$0) },
      timed("Nelder and Mead, parts of nominal values") {
        try simplex(&$0, from: start.scaled, step: 0.05) { $0 }
      },
      timed("Nelder and Mead, coordinates of F") {
        try simplex(
          &$0, from: [Double](repeating: 0, count: DetectorParameters.count), step: 1,
          WhitenedCoordinates(calibration.information(start), at: start).scaled)
      },
    ].map { row in
      var row = row
      row.distance = distance(row.position, best.position)
      return row
    }
  }

  private func timed(_ name: String, _ minimise: (inout Row) throws -> Void) rethrows -> Row {
    var row = Row(name: name)
    row.seconds = try ContinuousClock().measure { try minimise(&row) } / .seconds(1)
    return row
  }

  private func value(_ scaled: [Double]) throws -> Double {
    guard scaled.allSatisfy({ $0 > 0.02 }) else { return .nan }
    var inputs = data
    inputs[calibration.misfit.simulation.parameters] = Tensor(scaled)
    return try evaluator.evaluate(inputs)[0].scalar
  }

  private func gradients(_ row: inout Row, tolerance: Double) throws {
    var count = 0
    try descend(&row, tolerance: tolerance) { position, gradient, coordinates in
      count += 1
      let (value, slope) = try calibration.valueAndGradient(coordinates.scaled(position), data)
      gradient = coordinates.gradient(slope)
      return value
    }
    row.gradients += count
  }

  private func differences(_ row: inout Row) throws {
    var count = 0
    try descend(&row, tolerance: 1e-3) { position, gradient, coordinates in
      for index in position.indices {
        var (above, below) = (position, position)
        above[index] += 1e-3
        below[index] -= 1e-3
        gradient[index] =
          (try value(coordinates.scaled(above)) - value(coordinates.scaled(below))) / 2e-3
      }
      count += 2 * position.count + 1
      return try value(coordinates.scaled(position))
    }
    row.values = count
  }

  /// BFGS in rounds of 12 steps, each in coordinates of the information where it begins, which costs the
  /// derivatives of six parameters and is counted as six gradients.
  private func descend(
    _ row: inout Row, tolerance: Double,
    _ valueAndGradient: ([Double], inout [Double], WhitenedCoordinates) throws -> Double
  ) throws {
    var point = start
    for _ in 0..<25 where row.outcome != .converged || row.position.isEmpty {
      let coordinates = WhitenedCoordinates(try calibration.information(point), at: point)
      row.gradients += DetectorParameters.count
      let minimum = try minimise(
        from: [Double](repeating: 0, count: DetectorParameters.count),
        using: BFGS(gradientTolerance: tolerance, iterationLimit: 12, firstStep: 1)
      ) { position, gradient in
        guard coordinates.scaled(position).allSatisfy({ $0 > 0.02 }) else { return .nan }
        return try valueAndGradient(position, &gradient, coordinates)
      }
      row.position = coordinates.scaled(minimum.position)
      point = DetectorParameters(scaled: row.position)
      row.outcome = minimum.outcome
    }
  }

  private func simplex(
    _ row: inout Row, from start: [Double], step: Double, _ scaled: ([Double]) -> [Double]
  ) throws {
    var (count, lowest) = (0, Double.infinity)
    row.position = start
    // A simplex that has collapsed is set up anew where it lies, until that gains nothing.
    while row.values < simplexValues {
      let minimum = try minimise(
        from: row.position,
        using: NelderMead(
          sizeTolerance: 1e-5 * step, iterationLimit: (simplexValues - count) / 2, firstStep: step)
      ) { position in
        count += 1
        return try value(scaled(position))
      }
      row.values = count
      (row.position, row.outcome) = (minimum.position, minimum.outcome)
      guard minimum.value < lowest - 1e-3 else { break }
      lowest = minimum.value
    }
    if row.values >= simplexValues { row.outcome = .iterationLimit }
    row.position = scaled(row.position)
  }

  private func distance(_ a: [Double], _ b: [Double]) -> Double {
    let n = a.count
    let change = zip(a, b).map { $0 - $1 }
    var sum = 0.0
    for row in 0..<n {
      for column in 0..<n {
        sum += change[row] * information.matrix[row * n + column] * change[column]
      }
    }
    return sum.squareRoot()
  }
}
