import ArgumentParser
import Foundation
import HistFactory
import Inference
import Terminal

/// `scan`: the profile likelihood of one or two parameters.
struct ScanCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Follow the profile likelihood of one or two parameters.",
    discussion: """
      All other parameters are fitted at each point. The second of two ranges varies fastest. Values may \
      lie outside a parameter's bounds.

      Examples:
        apus scan workspace.json mu=0:5:21
        apus scan workspace.json mu=0:2:11 JES=-2:2:11 --json --output scan.json
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @Argument(
    help: ArgumentHelp(
      "Equally spaced values of one parameter or two, both ends included.",
      valueName: "name=first:last:count"))
  var ranges: [ScanRange] = []
  @OptionGroup(title: "Model") var model: ModelOptions
  @OptionGroup var output: OutputOptions

  mutating func validate() throws {
    takeFirstRange()
    if ranges.isEmpty { throw ValidationError("give a range of values, as in mu=0:5:21") }
    if ranges.count > 2 {
      throw ValidationError("\(ranges.count) ranges are given; one or two can be scanned")
    }
    if ranges.count == 2, ranges[0].name == ranges[1].name {
      throw ValidationError("both ranges are of '\(ranges[0].name)'; give one of another parameter")
    }
    let points = ranges.reduce(1) { $0 * $1.count }
    if points > ScanRange.mostPoints {
      throw ValidationError(
        "the scan has \(points) points; at most \(ScanRange.mostPoints) are made")
    }
    if let clash = model.fix.first(where: { held in ranges.contains { $0.name == held.name } }) {
      throw ValidationError("'\(clash.name)' cannot be both held by --fix and scanned")
    }
  }

  /// Without a workspace, for standard input, the first range stands in its place.
  private mutating func takeFirstRange() {
    guard let range = ScanRange(argument: workspace.path),
      !FileManager.default.fileExists(atPath: workspace.path)
    else { return }
    workspace.path = "-"
    ranges.insert(range, at: 0)
  }

  func run(on console: Console) throws {
    let likelihood = try model.likelihood(of: workspace.load(console), console)
    for range in ranges {
      _ = try usage("scan of '\(range.name)'") { try likelihood.model.elements(named: range.name) }
    }
    let scan = try ProgressLine.during("fits", total: ranges.reduce(1) { $0 * $1.count }) {
      try profile(likelihood, $0.show)
    }
    try console.show(
      Report(text: scan.text(console.style), json: scan.json), warnings: scan.warnings, output)
  }

  private func profile(_ likelihood: Likelihood, _ progress: (Int) -> Void) throws -> Scan {
    let first = ranges[0]
    guard ranges.count == 2 else {
      return try likelihood.scan(first.name, at: first.values, progress: progress)
    }
    let second = ranges[1]
    return try likelihood.scan(
      first.name, at: first.values, second.name, at: second.values, progress: progress)
  }
}

extension Scan {
  /// Values of the scanned parameters at the best fit.
  private var bestValues: [Double] { parameters.map { (try? best.value(of: $0)) ?? .nan } }

  fileprivate func text(_ style: TextStyle) -> String {
    var table = TextTable(parameters.map { .point($0) } + [.point("-2 Δlog L"), .left("")])
    let largest = points.map(\.t).filter(\.isFinite).max() ?? 0
    for point in points {
      let length = largest > 0 && point.t.isFinite ? Int(24 * point.t / largest + 0.5) : 0
      table.append(
        point.values.map(Digits.chosen) + [
          Digits.fixed(point.t, 4), String(repeating: "▪", count: length),
        ])
    }
    let place = zip(parameters, bestValues).map { "\($0.printable) = \(Digits.number($1))" }
    let title = style.apply(.bold, to: "Best fit at \(place.joined(separator: ", "))")
    return "\(title); -2 log of the profile likelihood ratio to it:\n\n\(table.text(style))"
  }

  fileprivate var json: JSONObject {
    JSONObject([
      ("parameters", .list(parameters)), ("points", .array(points.map { .list($0.values) })),
      ("t", .list(points.map(\.t))), ("best", .list(bestValues)),
      ("twice_nll_best", .finite(2 * best.negativeLogLikelihood)),
    ])
  }
}
