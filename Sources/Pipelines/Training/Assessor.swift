import Autodiff
import Histograms
import Parameters

/// Metrics, or why there are none; neither where they were not asked for.
struct Assessment {
  var metrics: Metrics?
  /// The objective's loss, if the assessor has one.
  var loss: Double?
  var problem: String?
}

/// Evaluates an analysis on one part of the data, in one reading.
final class Assessor {
  private let graph: AnalysisGraph
  /// Asked at each evaluation: the standardisation of an earlier run may be restored in between.
  private let standards: () -> [GlobalExpression: Tensor]
  private let evaluator: Evaluator
  private let scales: [GlobalExpression: Tensor]
  private let totals: TemplateTotals
  private let hasObjective: Bool
  /// The number of sums, first among the outputs, that only show whether all terms are finite.
  private let comparedCount: Int

  init(
    _ graph: AnalysisGraph, samples: BoundSamples,
    standards: @escaping () -> [GlobalExpression: Tensor],
    threads: Int, objective: Objective? = nil
  ) throws {
    self.graph = graph
    hasObjective = objective != nil
    self.standards = standards
    totals = TemplateTotals(graph)
    let compared = graph.channels.flatMap { samples in
      graph.samples.flatMap { samples[$0.key]!.compared.map { $0.sumOverEvents() } }
    }
    comparedCount = compared.count
    let loss = try objective.map { [try graph.loss($0)] } ?? []
    let outputs = compared + totals.expressions + (try Metrics.expressions(of: graph)) + loss
    evaluator = Evaluator(Plan(outputs), threads: threads)
    scales = try samples.bind(to: evaluator, graph)
  }

  /// - Throws: `PipelineError` for bin edges out of order, for a bin with signal but no background,
  ///   and for values that are not finite.
  func metrics(at values: ParameterValues) throws -> Metrics { try evaluate(at: values).metrics }

  private func evaluate(at values: ParameterValues) throws -> (metrics: Metrics, loss: Double?) {
    let results = try evaluator.evaluate(
      values.assignments.merging(scales) { $1 }.merging(standards()) { $1 })
    if results.prefix(comparedCount).contains(where: { !$0.isFinite }) {
      throw PipelineError.nonFinite(
        evaluator.firstNonFiniteValue()?.description ?? "a column or an observable")
    }
    if let problem = totals.problem(results.dropFirst(comparedCount)) { throw problem }
    let rest = results.dropFirst(comparedCount + totals.expressions.count)
    let metrics = Metrics(rest, signals: graph.signals)
    let loss = hasObjective ? results.last!.scalar : nil
    if !(metrics.isFinite && loss?.isFinite ?? true) {
      throw PipelineError.nonFinite(
        evaluator.firstNonFiniteValue()?.description ?? "the expected significance")
    }
    return (metrics, loss)
  }

  /// The metrics, or why they are not defined at these parameters.
  ///
  /// - Throws: What no change of parameters mends, such as a missing column.
  func assessment(at values: ParameterValues) throws -> Assessment {
    do {
      let found = try evaluate(at: values)
      return Assessment(metrics: found.metrics, loss: found.loss)
    } catch let error as PipelineError where error.dependsOnParameters {
      return Assessment(problem: "\(error)")
    }
  }
}
