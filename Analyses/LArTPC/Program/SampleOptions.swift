import ArgumentParser
import Foundation
import LArTPCModel

/// How many tracks are simulated, and with what response.
struct TrackOptions: ParsableArguments {
  @Option(help: "Stopping muons.") var muons = 20
  @Option(help: "Stopping protons.") var protons = 10
  @Option(
    help:
      "A table of pixel responses (response_38.npy of larnd-sim) instead of the parametrisation.",
    completion: .file(extensions: ["npy"]))
  var response: String?

  func validate() throws {
    for (name, value) in [("muons", muons), ("protons", protons)] where !(0...1000).contains(value)
    {
      throw ValidationError("--\(name) is \(value); give 0 to 1000")
    }
    guard muons + protons > 0 else { throw ValidationError("give --muons or --protons above 0") }
  }

  /// The response of the pixels.
  func pixelResponse() throws -> PixelResponse {
    try response.map { try .measured(URL(fileURLWithPath: $0)) } ?? .parametrised
  }

  /// What makes so many tracks.
  func generator(seed: UInt64) -> TrackGenerator {
    var generator = TrackGenerator(seed: seed)
    generator.counts = [.muon: muons, .proton: protons]
    return generator
  }

  /// The pixels of some tracks that a calibration uses: those whose charge at the nominal parameters is far
  /// from the threshold and from the ADC's end.
  func map(of tracks: [Track]) throws -> PixelMap {
    PixelMap(forCalibrationWith: tracks, response: try pixelResponse())
  }
}

/// Tracks of one seed.
struct SampleOptions: ParsableArguments {
  @OptionGroup var tracks: TrackOptions
  @Option(help: "Seed of tracks, noise and the fit's start.") var seed: UInt64 = 1

  /// What makes the tracks.
  var generator: TrackGenerator { tracks.generator(seed: seed) }

  /// The pixels of the tracks that a calibration uses.
  func map() throws -> PixelMap { try tracks.map(of: generator.tracks()) }
}
