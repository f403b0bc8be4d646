import Autodiff
import HistFactory
import Histograms
import Parameters

/// An analysis joined with its data: graphs for both readings, and the numbers learned from training events.
public final class CompiledAnalysis {
  public let pipeline: Pipeline
  /// The settings that the analysis was made with.
  public let settings: [SettingValue]
  public let parameters: ParameterSet
  /// The schedules of the parameters that follow one.
  public let annealings: [Parameter: Annealing]
  public let data: AnalysisData
  /// Means and spreads of the columns that stages standardise.
  public private(set) var standardisation: [ColumnStandard]
  private(set) var standards: [GlobalExpression: Tensor]
  let leaves: Standards
  private let graphs: [Reading: AnalysisGraph]
  let layouts: [ProcessLayout]

  /// - Throws: `PipelineError` for a pipeline that does not fit its data.
  public init(_ analysis: some Analysis, data: AnalysisData) throws {
    pipeline = analysis.pipeline
    settings = analysis.settings
    parameters = ParameterSet(trainablesOf: analysis)
    annealings = Pipelines.annealings(of: analysis)
    self.data = data
    layouts = data[.training].map(ProcessLayout.init)
    let leaves = Standards()
    var graphs: [Reading: AnalysisGraph] = [:]
    for reading in Reading.allCases {
      graphs[reading] = try AnalysisGraph(
        pipeline, layouts: layouts, reading: reading, standard: leaves)
    }
    self.graphs = graphs
    try data.requireColumns(leaves.columns)
    self.leaves = leaves
    standardisation = try leaves.learned(from: data[.training])
    standards = try leaves.values(standardisation)
  }

  /// Uses the standardisation of a trained analysis instead of that of these training events.
  ///
  /// - Throws: `PipelineError.missingStandard` for a column that it lacks.
  public func restore(standardisation: [ColumnStandard]) throws {
    standards = try leaves.values(standardisation)
    self.standardisation = standardisation
  }

  /// Makes sure that every part of the data can be used, rather than learn it after the training.
  ///
  /// - Throws: `PipelineError` for samples without events or with weights that cannot be
  ///   normalised, and for processes that differ between parts.
  public func checkData() throws {
    for part in DataPart.allCases { _ = try samples(part) }
  }

  /// Values at which training starts.
  public func initialValues(seed: UInt64) -> ParameterValues {
    .initial(parameters, seed: seed)
  }

  /// The statistical model over expressions, in one reading.
  public func model(_ reading: Reading) -> HistFactoryModel { graph(reading).model }

  /// What the analysis achieves with given parameters.
  ///
  /// - Parameters:
  ///   - part: The events to judge on.
  ///   - reading: How they are read.
  ///   - values: All parameters.
  ///   - threads: Threads that sweep over events.
  public func metrics(
    _ part: DataPart, _ reading: Reading, at values: ParameterValues,
    threads: Int = availableThreads
  ) throws -> Metrics {
    try assessor(part, reading, threads: threads).metrics(at: values)
  }

  /// What the analysis achieves on some events, as a function of the parameters: for several sets of them.
  ///
  /// - Parameters:
  ///   - part: The events to judge on.
  ///   - reading: How they are read.
  ///   - threads: Threads that sweep over events.
  public func metrics(
    _ part: DataPart, _ reading: Reading, threads: Int = availableThreads
  ) throws -> (_ values: ParameterValues) throws -> Metrics {
    try assessor(part, reading, threads: threads).metrics(at:)
  }

  /// Every column that a stage reads.
  var columnsRead: [String] { leaves.columns }

  func graph(_ reading: Reading) -> AnalysisGraph { graphs[reading]! }

  func samples(_ part: DataPart) throws -> BoundSamples {
    try BoundSamples(data[part], layouts: layouts, part: part.rawValue)
  }

  func assessor(
    _ part: DataPart, _ reading: Reading, threads: Int, objective: Objective? = nil
  ) throws -> Assessor {
    try Assessor(
      graph(reading), samples: samples(part), standards: { [self] in standards }, threads: threads,
      objective: objective)
  }
}
