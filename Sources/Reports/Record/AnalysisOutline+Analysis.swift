import Autodiff
import Foundation
import Parameters
import Pipelines

extension AnalysisOutline {
  /// - Parameters:
  ///   - compiled: The analysis with its data.
  ///   - result: What training left.
  ///   - run: What was run.
  public init(_ compiled: CompiledAnalysis, _ result: TrainingResult, run: RunRecord) {
    analysis = run.analysis
    settings = compiled.settings.map {
      Setting(name: $0.name, value: $0.value, domain: $0.domain)
    }
    channels = compiled.stages.map { name, stages in
      Channel(name: name, stages: stages.map(Stage.init))
    }
    model = compiled.model(.exact).parameters.map { parameter in
      ModelParameter(
        name: parameter.name, count: parameter.range.count, isConstrained: parameter.isConstrained,
        isOfInterest: parameter.name == compiled.pipeline.model.poi)
    }
    objective = "\(run.objective)"
    processes = compiled.data[.training].indices.map { Process(compiled.data, $0) }
    trainables = compiled.parameters.parameters.map { path, parameter in
      Trainable(
        path, parameter, schedule: compiled.annealings[parameter].map { "\($0)" },
        before: result.initial.value(of: parameter), after: result.best.value(of: parameter))
    }
    notes = compiled.data.notes
    training = Training(
      steps: result.history.count, bestStep: result.bestStep, bestLoss: result.bestLoss,
      outcome: "\(result.outcome)", seed: run.seed, fold: run.fold?.text)
    let atBounds = compiled.parameters.trainable.parameters.compactMap { path, parameter in
      parameter.boundWarning(path, at: result.best.value(of: parameter))
    }
    let found = result.warnings + atBounds
    warnings = found.isEmpty ? nil : found
  }

  /// Takes over what depends on the data.
  mutating func update(to data: AnalysisData) {
    processes = data[.training].indices.map { Process(data, $0) }
    notes = data.notes
  }
}

extension AnalysisOutline.Stage {
  fileprivate init(_ words: StageWords) {
    kind =
      switch words.kind {
      case .select: .select
      case .observe: .observe
      case .fill: .fill
      }
    (name, unit, detail) = (words.name, words.unit, words.detail)
    trainables = words.parameters
  }
}

extension AnalysisOutline.Process {
  fileprivate init(_ data: AnalysisData, _ index: Int) {
    let process = data[.training][index]
    (name, role, expectedEvents) = (process.name, process.role, process.expectedEvents)
    events = Dictionary(
      uniqueKeysWithValues: DataPart.allCases.map {
        ($0.rawValue, data[$0][index].events.count)
      })
    variations = process.variations.map(\.name)
  }
}

extension AnalysisOutline.Trainable {
  fileprivate init(
    _ path: String, _ parameter: Parameter, schedule: String?, before: Tensor, after: Tensor
  ) {
    self.path = path
    (shape, unit, self.schedule) = (parameter.shape.extents, parameter.unit, schedule)
    constraint = parameter.constraint.words
    let isShort = parameter.shape.count <= Self.longestList
    self.before = isShort ? before.elements : nil
    self.after = isShort ? after.elements : nil
    size = AnalysisOutline.Size(
      before: rootMeanSquare(before.elements), after: rootMeanSquare(after.elements),
      change: rootMeanSquare(zip(after.elements, before.elements).map(-)))
  }
}

private func rootMeanSquare(_ numbers: [Double]) -> Double {
  guard !numbers.isEmpty else { return 0 }
  return (numbers.reduce(0) { $0 + $1 * $1 } / Double(numbers.count)).squareRoot()
}

extension Constraint {
  /// What values it allows, for a person; nil for all.
  fileprivate var words: String? {
    switch self {
    case .none, .scaled: nil
    case .positive: "positive"
    case .bounded(let limits): "between \(limits.words)"
    case .ordered(let limits): "ascending between \(limits.words)"
    case .ascending: "ascending"
    }
  }
}

extension ClosedRange<Double> {
  fileprivate var words: String {
    String(format: "%g and %g", lowerBound, upperBound)
  }
}
