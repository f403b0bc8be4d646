import ArgumentParser
import Foundation
import LightTransport

/// `evaluate`: how far networks and tables are from the truth.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Compare networks and tables with the exact visibility at points off every grid.")

  @Option(
    name: .shortAndLong, parsing: .upToNextOption, help: "Networks that 'train' wrote.")
  var network: [String] = []
  @Option(
    name: .shortAndLong, parsing: .upToNextOption,
    help: "Widths of voxels of tables beside them, in cm.")
  var pitch: [Double] = [10, 7.5, 5, 3.75, 2.5, 1.5, 1]
  @Option(
    help:
      "Photons of each voxel of the tables with noise, at a pitch of 2.5 cm; of other widths, in proportion to the volume, so that all tables cost the same photons."
  )
  var photons = 1e6
  @Option(help: "Points.") var points = 5000
  @Option(help: "True visibilities below it are left out.") var threshold = 4.5e-5
  @Option(help: "Which points and counts.") var seed: UInt64 = 1
  @Option(name: .shortAndLong, help: "A folder for results as JSON and a figure in SVG.")
  var output: String?

  func validate() throws {
    guard pitch.allSatisfy({ 0.5...60 ~= $0 }) else {
      throw ValidationError("--pitch is \(pitch); give widths of 0.5 to 60 cm")
    }
    guard 1...1_000_000 ~= points, 1...1e12 ~= photons else {
      throw ValidationError("--points from 1 to 1000000, --photons from 1 to 1e12")
    }
  }

  func run() throws {
    let study = try AccuracyStudy(
      points: points, threshold: threshold, photons: photons, seed: seed)
    show(AccuracyStudy.heading)
    var rows: [AccuracyRow] = []
    func add(_ row: AccuracyRow) {
      rows.append(row)
      show(row.text)
    }
    for path in network { add(try study.network(path)) }
    for pitch in pitch {
      for (table, name) in try study.tables(pitch: pitch) {
        for reading in VoxelTable.Reading.allCases { add(study.row(table, name, reading)) }
      }
    }
    for line in AccuracyStudy.ratios(rows) { show(line) }
    if let output {
      let (folder, result) = (URL(filePath: output), AccuracyResult(rows: rows))
      try result.write(to: folder.appending(path: "accuracy.json"))
      try result.figure.svg.write(to: folder.appending(path: "accuracy.svg"))
    }
  }
}
