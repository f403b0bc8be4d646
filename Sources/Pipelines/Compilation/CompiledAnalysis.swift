import Autodiff
import HistFactory
import Histograms
import Parameters

/// An analysis joined with its data: graphs for both readings, and the numbers learned from training events.
public final class CompiledAnalysis {
  public let pipeline: Pipeline
  public let parameters: ParameterSet
  public let data: AnalysisData
  let standards: [GlobalExpression: Tensor]
  private let graphs: [Reading: AnalysisGraph]
  private let layouts: [ProcessLayout]

  /// - Throws: `PipelineError` for a pipeline that does not fit its data.
  public init(_ analysis: some Analysis, data: AnalysisData) throws {
    pipeline = analysis.pipeline
    parameters = ParameterSet(trainablesOf: analysis)
    self.data = data
    layouts = data[.training].map(ProcessLayout.init)
    let standards = Standards()
    var graphs: [Reading: AnalysisGraph] = [:]
    for reading in Reading.allCases {
      graphs[reading] = try AnalysisGraph(
        pipeline, layouts: layouts, reading: reading, standard: standards)
    }
    self.graphs = graphs
    self.standards = try standards.values(from: data[.training])
  }

  /// Values at which training starts.
  public func initialValues(seed: UInt64) -> ParameterValues {
    .initial(parameters, seed: seed)
  }

  /// The statistical model over expressions, in one reading.
  public func model(_ reading: Reading) -> HistFactoryModel { graph(reading).model }

  /// What the analysis achieves with given parameters.
  public func metrics(_ part: DataPart, _ reading: Reading, at values: ParameterValues) throws
    -> Metrics
  {
    try assessor(part, reading, threads: availableThreads).metrics(at: values)
  }

  func graph(_ reading: Reading) -> AnalysisGraph { graphs[reading]! }

  func samples(_ part: DataPart) throws -> BoundSamples {
    try BoundSamples(data[part], layouts: layouts, part: part.rawValue)
  }

  func assessor(_ part: DataPart, _ reading: Reading, threads: Int) throws -> Assessor {
    try Assessor(
      graph(reading), samples: samples(part), standards: standards, threads: threads)
  }
}
