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

  /// The models, the exact visibility last.
  func models(of detector: LightDetector) throws -> [(name: String, model: any LightModel)] {
    let sines = try SineNetwork(reading: URL(filePath: network), of: detector)
    var models: [(name: String, model: any LightModel)] = [("network", sines)]
    if let library {
      let table = try VoxelTable(reading: URL(filePath: library), of: detector)
      models.append(("table", InterpolatedTable(table)))
    }
    return models + [("truth", AnalyticVisibility(detector))]
  }
}

func text(_ number: Double, _ digits: Int = 2) -> String {
  String(format: "%.\(digits)f", number)
}

func tableRow(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
