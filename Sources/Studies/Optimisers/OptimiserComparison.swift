import Plots
import Terminal

/// Gradients against methods without: what reaching the same precision takes.
///
/// Evaluations are counted inside the function, and every search ends at the first that is within the goal.
public struct OptimiserComparison: StudyResult {
  /// What is minimised.
  public let name: String
  /// Problem by problem, each by every method.
  public let runs: [MinimisationRun]

  /// Searches one after another, so that times are those of a quiet machine.
  ///
  /// - Parameters:
  ///   - name: What is minimised.
  ///   - problems: The problems, such as one model with more and more parameters.
  ///   - methods: The methods.
  ///   - limit: Calls after which a search is given up.
  /// - Throws: What the problems' functions throw.
  public init(
    _ name: String, of problems: [MinimisationProblem],
    by methods: [MinimisationMethod] = [.bfgs, .lbfgs, .bfgsByDifferences, .nelderMead],
    limit: Int = 100_000
  ) throws {
    self.name = name
    let pairs = problems.flatMap { problem in methods.map { (problem, $0) } }
    runs = try ProgressLine.during(name, total: pairs.count) { line in
      try pairs.enumerated().map { index, pair in
        defer { line.show(index + 1) }
        return try MinimisationRun(pair.0, pair.1, limit: limit)
      }
    }
  }

  /// A row for each search.
  public var table: TextTable {
    var table = TextTable([
      .right("parameters"), .left("method"), .right("values"), .right("gradients"),
      .right("milliseconds"), .right("distance"), .left(""),
    ])
    for run in runs {
      table.append([
        "\(run.parameters)", run.method, "\(run.values)", "\(run.gradients)",
        text(1000 * run.seconds), text(run.distance, digits: 2),
        run.hasArrived ? "" : run.obstacle ?? "",
      ])
    }
    return table
  }

  /// Evaluations and times against the number of parameters, a line for each method; open circles are
  /// searches that did not arrive.
  public var figure: Figure {
    Figure(
      name,
      description: "Evaluations and time to the same precision against the number of parameters.",
      width: 860, height: 400, columns: 2
    ) {
      Panel(x: .logarithmic("parameters"), y: .logarithmic("evaluations")) {
        marks { Double($0.evaluations) }
      }
      Panel(x: .logarithmic("parameters"), y: .logarithmic("time", unit: "ms"), legend: .none) {
        marks { 1000 * $0.seconds }
      }
    }
  }

  private func marks(_ height: (MinimisationRun) -> Double) -> [any Mark] {
    let methods = runs.reduce(into: [String]()) {
      if !$0.contains($1.method) { $0.append($1.method) }
    }
    return methods.enumerated().flatMap { index, method -> [any Mark] in
      let runs = runs.filter { $0.method == method }.sorted { $0.parameters < $1.parameters }
      func points(_ runs: [MinimisationRun], _ marker: Marker, _ name: String?) -> Points {
        Points(
          runs.map { Double($0.parameters) }, runs.map(height), name: name, marker: marker,
          diameter: 7, colour: .palette(index))
      }
      return [
        Line(
          runs.map { Double($0.parameters) }, runs.map(height), colour: .palette(index)),
        points(runs.filter(\.hasArrived), .disc, method),
        points(runs.filter { !$0.hasArrived }, .circle, nil),
      ]
    }
  }
}
