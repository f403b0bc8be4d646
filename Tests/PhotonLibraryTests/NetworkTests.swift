import Apus
import Foundation
import LightTransport
import TestSupport
import Testing

@Suite("A network of sines for visibilities")
struct NetworkTests {
  private let detector = LightDetector()

  private func trained(_ loss: SineTraining.Loss) throws -> SineNetwork {
    let table = try VoxelTable.exact(AnalyticVisibility(detector), pitch: 10)
    var settings = SineTraining()
    (settings.loss, settings.steps, settings.polish, settings.batch) = (loss, 100, 20, 216)
    var network = SineNetwork(
      SineShape(layers: 2, width: 16), of: detector, precision: .double, seed: 1)
    try network.train(on: table, settings)
    return network
  }

  @Test func `the scale reaches from nothing to everything`() throws {
    let v = GlobalExpression([0, 1e-4, 1])
    let scaled = VisibilityScale.scaled(v)
    let values = try scaled.value().elements
    // log₁₀(1001) / log₁₀(1 + 10⁷) of the way.
    let middle = 2 * Foundation.log10(1001.0) / Foundation.log10(1 + 1e7) - 1
    #expect(deviation(of: values, from: [-1, middle, 1], scale: 1) < 1e-12)
    let back = try (VisibilityScale.shiftedVisibility(scaled) - 1e-7).value().elements
    #expect(deviation(of: back, from: [0, 1e-4, 1], scale: 1e-4) < 1e-11)
  }

  @Test(arguments: SineTraining.Loss.allCases)
  func `learns a library, the same bits each time`(loss: SineTraining.Loss) throws {
    let network = try trained(loss)
    let points = detector.randomPoints(200, seed: 1, purpose: "test")
    let truth = try AnalyticVisibility(detector).field(at: points)
    let untrained = SineNetwork(network.shape, of: detector, seed: 1)
    let (before, after) = (
      FieldErrors(try untrained.field(at: points), truth: truth),
      FieldErrors(try network.field(at: points), truth: truth)
    )
    #expect(after.bias < 0.7 * before.bias, "\(before.bias), then \(after.bias)")
    let again = try trained(loss)
    #expect(again.weights.flattened == network.weights.flattened)
  }

  @Test func `single precision has seven digits of the same visibility`() throws {
    let network = try trained(.counts)
    let points = detector.randomPoints(50, seed: 4, purpose: "test")
    let single = try network.computing(in: .single).values(at: points)
    #expect(deviation(of: single, from: try network.values(at: points), scale: 1e-5) < 1e-3)
  }

  @Test func `a file brings the network back, and says what is wrong with another`() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "network.npz")
      let network = SineNetwork(SineShape(layers: 2, width: 8), of: detector, seed: 3)
      #expect(network.parameterCount == network.shape.parameterCount(tiles: 48))
      try network.write(to: url)
      let read = try SineNetwork(reading: url, of: detector)
      #expect(read.shape == network.shape)
      #expect(read.weights.flattened == network.weights.flattened)
      try NumPyArchive.write(
        [
          "shape": NumPyArray(shape: [4], values: [2, 8, 15, 48]),
          "size": NumPyArray(shape: [3], values: [30, 120, 60]),
          "weights": NumPyArray(shape: [2], values: [1, 2]),
        ], to: url)
      let error = #expect(throws: LightError.self) {
        try SineNetwork(reading: url, of: detector)
      }
      #expect(error?.description.contains("has 2 elements; 536 finite ones") == true)
    }
  }

  /// Data of a detector whose tiles count half of what is believed, from 300 tracks.
  @Test func `tracks teach a network what data have and simulation has not`() throws {
    var network = try trained(.counts)
    var real = LightDetector()
    real.efficiencies = real.efficiencies.map { $0 / 2 }
    let points = detector.randomPoints(100, seed: 1, purpose: "test")
    let data = try LightField(
      AnalyticVisibility(real).field(at: points), of: real, as: detector)
    let sample = try TrackSample(
      Track.crossing(real, count: 300, seed: 1), in: real, seed: 1)
    func offset() throws -> Double {
      let sum = { (field: LightField) in field.visibility.reduce(0, +) }
      return try sum(network.field(at: points)) / sum(data) - 1
    }
    let before = try offset()
    var settings = TrackCalibration()
    (settings.steps, settings.batch) = (60, 64)
    try network.calibrate(on: sample, of: detector, settings)
    let after = try offset()
    #expect(before > 0.6 && abs(after) < 0.3 * before, "\(before), then \(after)")
  }
}
