import ArgumentParser
import Foundation
import LArTPCModel
import Terminal

/// `simulate`: hits of stopping tracks.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Simulate the hits of stopping tracks.",
    discussion: """
      Every track is an event of its own. With --output the hits are written as CSV: track, the pixel's \
      x and y in units of the pitch, tick, counts.
      """)

  @OptionGroup var options: SampleOptions
  @OptionGroup var truth: TruthOptions
  @Option(help: "How electrons recombine: by Birks' law or by the modified box model.")
  var recombination = Recombination.birks
  @Flag(help: "Leave the noise out.") var noiseless = false
  @Flag(help: "Let the lost energy fluctuate.") var straggling = false
  @Option(help: "The file to write.", completion: .file(extensions: ["csv"])) var output: String?

  func run() throws {
    var generator = options.generator
    generator.straggles = straggling
    let tracks = generator.tracks()
    let simulation = PlainSimulation(
      PixelMap(tracks, response: try options.tracks.pixelResponse()), recombination: recombination)
    let detector = try truth.detector()
    let hits = simulation.hits(detector, noise: noiseless ? nil : options.seed)
    show(detector)
    show(hits, of: simulation.map, tracks)
    if let output {
      let lines = hits.map { hit in
        let pixel = simulation.map.pixels[hit.pixel]
        return "\(pixel.track),\(pixel.x),\(pixel.y),\(hit.tick),\(hit.counts)\n"
      }
      try ("track,x,y,tick,counts\n" + lines.joined())
        .write(toFile: output, atomically: true, encoding: .utf8)
    }
  }

  private func show(_ detector: DetectorParameters) {
    let velocity = Drift.velocity(field: detector.field)
    let time = Constants.driftLength / velocity
    print(
      String(
        format: """
          drift velocity %.4f cm/µs, whole drift %.1f µs: survival %.4f, \
          diffusion %.4f cm along and %.4f cm across

          """, velocity, time, Drift.survival(time: time, lifetime: detector.lifetime),
        Drift.width(time: time, diffusion: detector.longitudinal),
        Drift.width(time: time, diffusion: detector.transverse)))
  }

  private func show(_ hits: [Hit], of map: PixelMap, _ tracks: [Track]) {
    var table = TextTable([
      .right("track"), .left("particle"), .point("length [cm]"), .point("energy [MeV]"),
      .point("drift [cm]"), .right("hits"), .point("mean counts"),
    ])
    for (number, track) in tracks.enumerated() {
      let own = hits.filter { map.pixels[$0.pixel].track == number }
      let length = track.steps.reduce(0) { $0 + $1.length }
      let energy = track.steps.reduce(0) { $0 + $1.energy }
      let middle = track.steps[track.steps.count / 2].centre.z
      let counts = Double(own.reduce(0) { $0 + $1.counts }) / Double(max(own.count, 1))
      table.append([
        "\(number)", track.particle.rawValue, String(format: "%.1f", length),
        String(format: "%.1f", energy), String(format: "%.1f", middle), "\(own.count)",
        String(format: "%.1f", counts),
      ])
    }
    print(table.text(.plain))
  }
}

extension Recombination: ExpressibleByArgument {}
