import Autodiff
import Foundation
import NumericalMethods
import Testing

@testable import LArTPCModel

@Suite("Calibration of six parameters")
struct CalibrationTests {
  private let truth = DetectorParameters([0.82, 0.052, 0.51, 9.5e-6, 5e-6, 1800])

  @Test func `derivatives are those of differences, for every parameter`() throws {
    let calibration = Calibration(smallMap(), threads: 1)
    let data = calibration.misfit.data(
      calibration.plain.hits(truth, noise: 1), spreads: calibration.plain.spreads(truth))
    let point = DetectorParameters([0.83, 0.05, 0.5101, 9e-6, 4.5e-6, 1900]).scaled
    let gradient = try calibration.valueAndGradient(point, data).gradient
    for index in point.indices {
      // Small beside the ticks by which the field moves hits: 1e-5 of it is 0.01 of a tick.
      let step = index == 2 ? 1e-6 : 1e-4
      let values = try [1.0, -1.0, 2.0, -2.0].map { multiple in
        var moved = point
        moved[index] += multiple * step
        return try calibration.valueAndGradient(moved, data).value
      }
      let slope = (8 * (values[0] - values[1]) - (values[2] - values[3])) / (12 * step)
      #expect(
        abs(slope - gradient[index]) < 2e-5 * abs(gradient[index]) + 1e-4,
        "\(DetectorParameters.names[index]): \(gradient[index]) and \(slope)")
    }
  }

  @Test func `forward and reverse mode agree`() throws {
    let simulation = DifferentiableSimulation(smallMap())
    let total = simulation.counts.sum() + 3 * simulation.ticks.sum()
    let reverse = gradient(of: total, withRespectTo: simulation.parameters)
    let rows = try simulation.derivatives().evaluate([
      simulation.parameters: Tensor(truth.scaled)
    ])
    let slopes = try simulation.evaluator([reverse]).evaluate([
      simulation.parameters: Tensor(truth.scaled)
    ])[0].elements
    for (index, slope) in slopes.enumerated() {
      let forward =
        rows[2 * index].elements.reduce(0, +) + 3 * rows[2 * index + 1].elements.reduce(0, +)
      #expect(abs(forward - slope) < 1e-9 * max(abs(slope), 1))
    }
  }

  /// Where data are what is expected, the misfit's second derivatives are the information.
  @Test func `the information is the misfit's curvature at the truth`() throws {
    let calibration = Calibration(smallMap(), threads: 1)
    let simulation = calibration.misfit.simulation
    let spreads = calibration.plain.spreads(truth)
    let means = try simulation.evaluator([simulation.counts, simulation.ticks]).evaluate([
      simulation.parameters: Tensor(truth.scaled)
    ])
    var data = calibration.misfit.data(calibration.plain.hits(truth, noise: 1), spreads: spreads)
    for (key, value) in zip(["counts", "ticks"], means) {
      data[try #require(data.keys.first { $0.parameterName == key })] = value
    }
    let n = DetectorParameters.count
    let information = try calibration.information(truth)
    let errors = (0..<n).map { 1 / information.matrix[$0 * (n + 1)].squareRoot() }
    for row in 0..<n {
      var (above, below) = (truth.scaled, truth.scaled)
      above[row] += 0.05 * errors[row]
      below[row] -= 0.05 * errors[row]
      let slopes = try (
        calibration.valueAndGradient(above, data).gradient,
        calibration.valueAndGradient(below, data).gradient
      )
      for column in 0..<n {
        let curvature = (slopes.0[column] - slopes.1[column]) / (0.1 * errors[row])
        let scale = errors[row] * errors[column]
        #expect(
          abs(curvature - information.matrix[row * n + column]) * scale < 3e-3,
          "\(DetectorParameters.names[row]) \(DetectorParameters.names[column])")
      }
    }
  }

  @Test func `charge alone cannot tell recombination from the field at one depth`() throws {
    var generator = TrackGenerator(seed: 4)
    generator.counts = [.muon: 6]
    generator.ranges = [.muon: 5...7]
    (generator.drift, generator.largestCosine) = (0.5...0.5, 0.01)
    let calibration = Calibration(
      PixelMap(forCalibrationWith: generator.tracks(), response: .parametrised))
    let charge = try calibration.information(.nominal, .charge)
    let both = try calibration.information(.nominal)
    let correlation = try #require(charge.correlations)[1 * 6 + 2]
    // Only k_b/ℰ enters, but for what the velocity does to the diffusion and the lifetime.
    #expect(correlation > 0.99)
    #expect(both.errors[2] < 1e-3 * charge.errors[2])
    #expect(both.errors[1] < 0.2 * charge.errors[1])
  }

  @Test func `a fit finds the truth, from a start elsewhere`() throws {
    var generator = TrackGenerator(seed: 11)
    generator.counts = [.muon: 4, .proton: 4]
    generator.ranges = [.muon: 6...9, .proton: 3...5]
    let trial = try ClosureTrial(
      generator.tracks(), response: .parametrised, seed: 11, truth: truth)
    #expect(trial.isGood)
    #expect(trial.pulls.allSatisfy { abs($0) < 4 }, "\(trial.pulls)")
    let freedom = Double(trial.result.degreesOfFreedom)
    #expect(abs(trial.result.chiSquared / freedom - 1) < 4 * (2 / freedom).squareRoot())
    #expect(trial.result.information.errors[2] < 1e-3)
  }

  @Test func `whitened coordinates have the unit matrix for information`() throws {
    let calibration = Calibration(smallMap(), threads: 1)
    let information = try calibration.information(truth)
    let coordinates = WhitenedCoordinates(information, at: truth)
    let n = DetectorParameters.count
    for a in 0..<n {
      let one = coordinates.scaled((0..<n).map { $0 == a ? 1 : 0 })
      let change = zip(one, truth.scaled).map { $0 - $1 }
      let product = (0..<n).map { row in
        (0..<n).reduce(0) { $0 + information.matrix[row * n + $1] * change[$1] }
      }
      // Lᵀ⁻¹ turns F into the identity, and L⁻¹ does so from the other side.
      for (b, value) in coordinates.gradient(product).enumerated() {
        #expect(abs(value - (a == b ? 1 : 0)) < 1e-6)
      }
    }
  }
}
