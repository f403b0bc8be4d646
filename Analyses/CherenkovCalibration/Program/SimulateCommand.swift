import ArgumentParser
import CherenkovModel
import Foundation

/// `simulate`: what sensors count.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Print what every sensor counts of five flashes and of a muon, as a table (CSV).")

  @OptionGroup var options: FlashOptions
  @Option(help: "Of everything.") var seed: UInt64 = 1

  func run() throws {
    let flashes = try options.flashes()
    let data = try FlashData(simulating: flashes, seed: seed)
    let setup = try TrackSetup(flashes.layout)
    let track = try MuonTrack.random(in: flashes.layout.cylinder, setup.ranges, seed: seed)
    let muon = try setup.counts(of: track, seed: seed)
    let names = flashes.sources.indices.map { "flash\($0)" }.joined(separator: ",")
    show("sensor,surface,x,y,z,efficiency,\(names),muon")
    let count = flashes.layout.count
    for (sensor, place) in flashes.layout.places.enumerated() {
      let numbers = [place.x, place.y, place.z, data.efficiencies[sensor]].map {
        String(format: "%.4f", $0)
      }
      let counts = flashes.sources.indices.map { data.counts[$0 * count + sensor] } + [muon[sensor]]
      show(
        (["\(sensor)", "\(flashes.layout.surfaces[sensor])"] + numbers
          + counts.map { String(Int($0)) }).joined(separator: ","))
    }
  }
}
