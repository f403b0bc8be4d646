import ArgumentParser
import Foundation
import LightTransport

/// `compare`: gradients against none.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Fit flashes with derivatives of the graph, with finite differences, and without.")

  @Option(name: .shortAndLong, help: "A network that 'train' wrote.") var network: String
  @Option(help: "How many flashes.") var seeds: UInt64 = 5
  @Option(
    parsing: .upToNextOption, help: "How many efficiencies are fitted beside the source, up to 48.")
  var efficiencies = [0, 6, 16, 46]
  @Option(help: "Moves of the simplex at most.") var limit = 50_000

  func validate() throws {
    guard 1...1000 ~= seeds, limit > 0, efficiencies.allSatisfy({ 0...48 ~= $0 }) else {
      throw ValidationError("--seeds from 1 to 1000, --limit above 0, --efficiencies from 0 to 48")
    }
  }

  func run() throws {
    let detector = LightDetector()
    let model = try SineNetwork(reading: URL(filePath: network), of: detector)
    show(
      """
      | parameters | method | found | values | with gradient | with second derivatives | ms |
      |---|---|---|---|---|---|---|
      """)
    for efficiencies in efficiencies {
      let comparisons = try (1...seeds).map {
        try MinimiserComparison(
          model, of: detector, freeEfficiencies: efficiencies,
          flash: Flash.random(in: detector, seed: $0), limit: limit)
      }
      for method in MinimiserComparison.Method.allCases { show(row(comparisons, method)) }
    }
  }

  /// Medians over the flashes that a method found.
  private func row(_ comparisons: [MinimiserComparison], _ method: MinimiserComparison.Method)
    -> String
  {
    let costs = comparisons.compactMap { $0.costs[method] }
    func median(_ value: (MinimiserComparison.Cost) -> Double, _ digits: Int = 0) -> String {
      costs.isEmpty ? "–" : text(costs.map(value).sorted()[costs.count / 2], digits)
    }
    return tableRow([
      "\(comparisons[0].parameters)", method.rawValue, "\(costs.count) of \(comparisons.count)",
      median { Double($0.values) }, median { Double($0.gradients) },
      median { Double($0.hessians) }, median({ 1000 * $0.seconds }, 1),
    ])
  }
}
