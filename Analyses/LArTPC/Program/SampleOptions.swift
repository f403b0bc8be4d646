import ArgumentParser
import Foundation
import LArTPCModel

/// Which tracks are simulated, and with what response.
struct SampleOptions: ParsableArguments {
  @Option(help: "Stopping muons.") var muons = 20
  @Option(help: "Stopping protons.") var protons = 10
  @Option(help: "Seed of tracks and noise.") var seed: UInt64 = 1
  @Option(
    help: "A table of pixel responses (response_38.npy of larnd-sim) instead of the parametrisation.",
    completion: .file(extensions: ["npy"]))
  var response: String?

  func validate() throws {
    for (name, value) in [("muons", muons), ("protons", protons)] where !(0...1000).contains(value) {
      throw ValidationError("--\(name) is \(value); give 0 to 1000")
    }
    guard muons + protons > 0 else { throw ValidationError("give --muons or --protons above 0") }
  }

  /// The response of the pixels.
  func pixelResponse() throws -> PixelResponse {
    try response.map { try .measured(URL(fileURLWithPath: $0)) } ?? .parametrised
  }
}

/// Some tracks and the pixels whose hits a calibration uses.
struct Sample {
  let tracks: [Track]
  let map: PixelMap

  init(_ options: SampleOptions) throws {
    try self.init(options, seed: options.seed)
  }

  init(_ options: SampleOptions, seed: UInt64) throws {
    var generator = TrackGenerator(seed: seed)
    generator.counts = [.muon: options.muons, .proton: options.protons]
    self.init(generator.tracks(), response: try options.pixelResponse())
  }

  /// Pixels whose hit at the nominal parameters has twice the threshold's charge.
  init(_ tracks: [Track], response: PixelResponse) {
    let all = PlainSimulation(PixelMap(tracks, response: response))
    self.tracks = tracks
    map = PixelMap(tracks, response: response, keeping: all.pixels(.nominal))
  }
}
