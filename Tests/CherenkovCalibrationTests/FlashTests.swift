import Autodiff
import Foundation
import NumericalMethods
import Studies
import Testing

@testable import CherenkovModel

@Suite("Flashes of light")
struct FlashTests {
  private func flashes() throws -> Flashes {
    var flashes = Flashes(in: try SensorLayout(pitch: 1))
    flashes.heights = [0, 1]
    flashes.photons = 20_000
    return flashes
  }

  @Test func `paths of the reference stand for another medium`() throws {
    let flashes = try flashes()
    let light = try SampledLight(flashes, photons: 20_000, seed: 2)
    let evaluator = light.evaluator([light.expected, light.variance], threads: 1)
    let x = [log(1.2), log(0.8), log(0.8)]
    let results = try evaluator.evaluate([light.parameters: Tensor(x)])
    let medium = try Medium(coefficients: light.coefficients(x))
    let data = try FlashData(simulating: flashes, in: medium, seed: 5)
    // By surface, as single sensors have few counts.
    for surface in [SensorLayout.Surface.barrel, .lower, .upper] {
      for source in 0..<2 {
        var (expected, variance, counted) = (0.0, 0.0, 0.0)
        for sensor in 0..<flashes.layout.count where flashes.layout.surfaces[sensor] == surface {
          let cell = source * flashes.layout.count + sensor
          let efficiency = data.efficiencies[sensor]
          expected += results[0][cell] * efficiency
          variance += results[1][cell]
          counted += data.counts[cell]
        }
        let error = (expected + variance).squareRoot()
        #expect(abs(counted - expected) < 4 * error, "\(surface), source \(source)")
        #expect(error < 0.3 * expected)
      }
    }
  }

  @Test func `efficiencies are at their best, and slopes are those of differences`() throws {
    let flashes = try flashes()
    let light = try SampledLight(flashes, photons: 3000, seed: 2)
    let likelihood = FlashLikelihood(light)
    let data = try FlashData(simulating: flashes, in: flashes.reference, seed: 5)
    let evaluator = light.evaluator(
      [
        likelihood.negativeLogarithm,
        gradient(of: likelihood.negativeLogarithm, withRespectTo: light.parameters),
        likelihood.efficiencies,
      ], threads: 1)
    func results(_ x: [Double]) throws -> [Tensor] {
      var values: [GlobalExpression: Tensor] = [light.parameters: Tensor(x)]
      values[likelihood.counts] = Tensor(data.counts)
      values[likelihood.explicit] = Tensor([Double]())
      return try evaluator.evaluate(values)
    }
    let scan = try GradientScan(
      "flashes", parameters: ["1/S", "R", "1/A"], at: [0.1, -0.1, 0.2],
      value: { try results($0)[0].scalar }, gradient: { try results($0)[1].elements })
    #expect(scan.passes, "\(scan.report(.plain))")

    // Any other efficiency of the first sensor is worse.
    let found = try results([0, 0, 0])
    let explicit = FlashLikelihood(light, explicitEfficiencies: 1)
    let single = light.evaluator([explicit.negativeLogarithm], threads: 1)
    let values = try [0, -0.02, 0.02].map { change in
      var values: [GlobalExpression: Tensor] = [light.parameters: Tensor([0, 0, 0])]
      values[explicit.counts] = Tensor(data.counts)
      values[explicit.explicit] = Tensor([found[2][0] + change])
      return try single.evaluate(values)[0].scalar
    }
    #expect(values[1] > values[0] + 1e-3 && values[2] > values[0] + 1e-3)
  }

  @Test func `efficiencies are means over their likelihood`() throws {
    let flashes = try flashes()
    let light = try SampledLight(flashes, photons: 3000, seed: 2)
    let likelihood = FlashLikelihood(light)
    let data = try FlashData(simulating: flashes, in: flashes.reference, seed: 5)
    var values: [GlobalExpression: Tensor] = [light.parameters: Tensor([0, 0, 0])]
    values[likelihood.counts] = Tensor(data.counts)
    values[likelihood.explicit] = Tensor([Double]())
    let results = try light.evaluator(
      [light.expected, likelihood.efficiencies, likelihood.meanEfficiencies], threads: 1
    ).evaluate(values)
    let count = flashes.layout.count
    for sensor in stride(from: 0, to: count, by: 10) {
      let counted = data.counts[sensor] + data.counts[count + sensor]
      let expected = results[0][sensor] + results[0][count + sensor]
      var (sum, moment) = (0.0, 0.0)
      for step in 1..<4000 {
        let efficiency = Double(step) / 2000
        let pull = (efficiency - 1) / flashes.efficiencySpread
        let density = exp(counted * log(efficiency) - expected * (efficiency - 1) - pull * pull / 2)
        (sum, moment) = (sum + density, moment + efficiency * density)
      }
      #expect(abs(results[2][sensor] - moment / sum) < 2e-4)
      #expect(results[1][sensor] < moment / sum)
    }
  }

  @Test func `a fit finds what the flashes were made with`() throws {
    let flashes = try flashes()
    let fit = try ClosureFit(fitting: flashes, sampled: 6000, seed: 3)
    #expect(fit.failure == nil)
    #expect(fit.quantities.count == 8)
    for quantity in fit.quantities { #expect(abs(quantity.pull) < 4, "\(quantity.name)") }
    // Two flashes say little of the medium, but more than nothing.
    #expect(fit.quantities[1].error < fit.quantities[1].truth)
  }
}
