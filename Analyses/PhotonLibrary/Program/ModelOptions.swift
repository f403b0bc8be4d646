import Apus
import ArgumentParser
import Foundation
import LightTransport

/// What models of light a command uses.
struct ModelOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "A network that 'train' wrote.") var network: String
  @Option(
    name: .shortAndLong,
    help: "A library that 'simulate' wrote, read with linear interpolation, beside it.")
  var library: String?

  /// A fitter for each model, the exact visibility last.
  func fitters(of detector: LightDetector) throws -> [(name: String, fitter: FlashFitter)] {
    let sines = try SineNetwork(reading: URL(filePath: network), of: detector)
    var fitters = [("network", try FlashFitter(sines, of: detector))]
    if let library {
      let table = try VoxelTable(reading: URL(filePath: library), of: detector)
      fitters.append(("table", try FlashFitter(InterpolatedTable(table), of: detector)))
    }
    fitters.append(("truth", try FlashFitter(AnalyticVisibility(detector), of: detector)))
    return fitters
  }
}

func text(_ number: Double, _ digits: Int = 2) -> String {
  String(format: "%.\(digits)f", number)
}

func tableRow(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
