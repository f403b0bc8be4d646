import ArgumentParser
import Foundation
import LightTransport

/// `calibrate`: a network optimised again on data.
struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract:
      "Optimise a network again on the light of tracks in a detector unlike the simulated one.")

  @Option(name: .shortAndLong, help: "A network that 'train' wrote.") var network: String
  @Option(help: "The attenuation length of the data, in cm; that of the simulation is 100.")
  var attenuation = 70.0
  @Option(help: "What the efficiency of every eighth tile is multiplied by in the data.")
  var efficiency = 0.7
  @Option(help: "How many tracks.") var tracks = 10_000
  @Option(help: "Updates of the weights.") var steps = 1500
  @Option(help: "Which tracks and counts.") var seed: UInt64 = 1
  @Option(name: .shortAndLong, help: "The archive of NumPy (.npz) to write the network to.")
  var output: String?

  func validate() throws {
    guard 1...1e4 ~= attenuation, 0.01...100 ~= efficiency else {
      throw ValidationError("--attenuation from 1 to 10000 cm, --efficiency from 0.01 to 100")
    }
    guard 1...1_000_000 ~= tracks, steps > 0 else {
      throw ValidationError("--tracks from 1 to 1000000, --steps above 0")
    }
  }

  func run() throws {
    let believed = LightDetector()
    var real = LightDetector(attenuationLength: attenuation)
    for tile in stride(from: 0, to: real.tiles.count, by: 8) {
      real.efficiencies[tile] *= efficiency
    }
    var model = try SineNetwork(reading: URL(filePath: network), of: believed)
    let points = believed.randomPoints(3000, seed: seed, purpose: "evaluation")
    let data = try LightField(AnalyticVisibility(real).field(at: points), of: real, as: believed)
    show("| network | bias, % | RMS, % | mean, % | angle of ∇v, ° |\n|---|---|---|---|---|")
    func report(_ name: String) throws {
      let errors = FieldErrors(try model.field(at: points), truth: data)
      let percent = [errors.bias, errors.rms, errors.offset].map { text(100 * $0) }
      show(tableRow([name] + percent + [text(errors.angle)]))
    }
    try report("of the simulation")
    let sample = try TrackSample(
      Track.crossing(real, count: tracks, seed: seed), in: real, seed: seed)
    var settings = TrackCalibration()
    (settings.steps, settings.seed) = (steps, seed)
    try model.calibrate(on: sample, of: believed, settings)
    try report("after \(tracks) tracks")
    if let output { try model.write(to: URL(filePath: output)) }
  }
}
