import ArgumentParser
import Foundation
import InfernoMixture

/// `table`: medians of what was measured, beside published numbers and floors.
struct TableCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "table",
      abstract: "Show the medians of measured uncertainties beside what is published.")
  }

  @Argument(help: "Files that 'measure' wrote.") var files: [String]

  func run() throws {
    let measurements = try files.flatMap(Measurement.read)
    let benchmarks = Benchmark.allCases
    print("| σ(s) | \(benchmarks.map { "benchmark \($0.rawValue)" }.joined(separator: " | ")) |")
    print("|\(String(repeating: "---|", count: benchmarks.count + 1))")
    var methods: [String] = []
    for measurement in measurements where !methods.contains(measurement.method) {
      methods.append(measurement.method)
    }
    for method in methods {
      let own = measurements.filter { $0.method == method }
      let cells = benchmarks.map { benchmark in
        Spread(own.filter { $0.benchmark == benchmark }.map(\.uncertainty))?.description ?? ""
      }
      print("| \(method) | \(cells.joined(separator: " | ")) |")
    }
    for row in Published.rows { print("| \(row.name) | \(row.cells.joined(separator: " | ")) |") }
    let floors = benchmarks.map { benchmark in
      Information(benchmark, of: PhaseSpace(benchmark.nuisances)).uncertainty
    }
    print("| floor | \(floors.map { String(format: "%.2f", $0) }.joined(separator: " | ")) |")
    for method in methods {
      let own = measurements.filter { $0.method == method }
      print(
        String(
          format: "\n%@: %.1f s of training, %.1f s with events and judgement (medians)", method,
          Spread(own.map(\.training))!.median, Spread(own.map(\.total))!.median))
    }
  }
}

/// One line of what `measure` wrote.
private struct Measurement {
  let method: String
  let benchmark: Benchmark
  let uncertainty: Double
  let training: Double
  let total: Double

  static func read(_ path: String) throws -> [Measurement] {
    let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    return try text.split(separator: "\n").enumerated().map { index, line in
      let cells = line.split(separator: ",").map(String.init)
      let numbers = cells.dropFirst().compactMap(Double.init)
      guard cells.count == 7, numbers.count == 6,
        let benchmark = Int(exactly: numbers[0]).flatMap(Benchmark.init(rawValue:))
      else {
        throw ValidationError("\(path), line \(index + 1): not a line of 'measure': \(line)")
      }
      return Measurement(
        method: cells[0], benchmark: benchmark, uncertainty: numbers[2], training: numbers[4],
        total: numbers[5])
    }
  }
}

/// A median with the distances to the quantiles of 16 and 84 per cent.
private struct Spread: CustomStringConvertible {
  let median: Double
  let up: Double
  let down: Double

  init?(_ values: [Double]) {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    func quantile(_ share: Double) -> Double {
      let place = share * Double(sorted.count - 1)
      let low = Int(place)
      let high = min(low + 1, sorted.count - 1)
      return sorted[low] + (place - Double(low)) * (sorted[high] - sorted[low])
    }
    median = quantile(0.5)
    (up, down) = (quantile(0.84) - median, median - quantile(0.16))
  }

  var description: String { String(format: "%.2f +%.2f −%.2f", median, up, down) }
}

/// Table 1 of arXiv:1806.04743: medians over 100 initial values.
private enum Published {
  static let rows: [(name: String, cells: [String])] = [
    (
      "published classifier",
      [
        "14.99 +0.02 −0.00", "18.94 +0.11 −0.05", "23.94 +0.52 −0.17", "21.54 +0.27 −0.05",
        "26.71 +0.56 −0.11",
      ]
    ),
    (
      "published INFERNO",
      [
        "15.51 +0.09 −0.02", "16.79 +0.17 −0.05", "16.95 +0.18 −0.04", "16.89 +0.18 −0.03",
        "18.68 +0.58 −0.07",
      ]
    ),
  ]
}
