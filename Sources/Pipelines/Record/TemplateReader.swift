import Autodiff
import Parameters

/// Reads the nominal templates of one part of the data, exactly, at many values of the parameters.
package final class TemplateReader {
  /// A channel's histograms.
  package struct Bins: Sendable, Hashable {
    /// One more than there are bins; for categories 0, 1, 2 and so on.
    package let edges: [Double]
    /// Expected events by process, as in `CompiledAnalysis.histograms`.
    package let values: [[Double]]
    package let variances: [[Double]]
    /// By comparison, as in `CompiledAnalysis.comparedVariables`.
    package let thresholds: [Double]
  }

  private let compiled: CompiledAnalysis
  private let evaluator: Evaluator
  private let scales: [GlobalExpression: Tensor]
  private let comparisons: [Int]

  /// - Parameters:
  ///   - compiled: The analysis.
  ///   - part: Which events.
  ///   - threads: Threads that sweep over events.
  /// - Throws: Problems of the data.
  package init(_ compiled: CompiledAnalysis, _ part: DataPart, threads: Int = availableThreads)
    throws
  {
    self.compiled = compiled
    let thresholds = compiled.comparisons
    comparisons = compiled.pipeline.channels.map { channel in
      thresholds.count { $0.channel.name == channel.name }
    }
    let graph = compiled.graph(.exact)
    let outputs = zip(compiled.pipeline.channels, graph.channels).flatMap { channel, samples in
      compiled.layouts.flatMap { layout in
        let template = samples[SampleKey(process: layout.name)]!.template
        return [template.values + channel.fill.pedestal, template.variances]
      } + [channel.fill.binning.shapes[0]]
    }
    evaluator = Evaluator(
      Plan(outputs + thresholds.map(\.comparison.threshold)), threads: threads)
    scales = try compiled.samples(part).bind(to: evaluator, graph)
  }

  /// The histograms of every channel.
  package func bins(at values: ParameterValues) throws -> [Bins] {
    var results = try evaluator.evaluate(
      values.assignments.merging(scales) { $1 }.merging(compiled.standards) { $1 })[...]
    let processes = compiled.layouts.count
    let width = 2 * processes + 1
    var thresholds = results.dropFirst(width * comparisons.count).map(\.scalar)[...]
    return zip(compiled.pipeline.channels, comparisons).map { channel, count in
      let own = Array(results.prefix(width)).map(\.elements)
      results = results.dropFirst(width)
      defer { thresholds = thresholds.dropFirst(count) }
      var edges = own[width - 1]
      if case .categories(let count, _) = channel.fill.binning {
        edges = (0...count).map { Double($0) }
      }
      return Bins(
        edges: edges, values: (0..<processes).map { own[2 * $0] },
        variances: (0..<processes).map { own[2 * $0 + 1] },
        thresholds: Array(thresholds.prefix(count))
      )
    }
  }
}
