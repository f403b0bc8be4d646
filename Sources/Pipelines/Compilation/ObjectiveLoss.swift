import Autodiff
import HistFactory
import Inference

extension AnalysisGraph {
  /// What training minimises.
  ///
  /// - Throws: `PipelineError` for a signal that does not exist or an observable of the wrong shape.
  func loss(_ objective: Objective) throws -> GlobalExpression {
    let terms = try objective.terms.map { $0.weight * (try loss(of: $0)) }
    return terms.dropFirst().reduce(terms[0], +)
  }

  private func loss(of term: Objective.Term) throws -> GlobalExpression {
    func model(_ signal: String? = term.signal) throws -> HistFactoryModel {
      try assembly.assembled(signal: signal, isCounting: term.isCounting)
    }
    return switch term.measure {
    case .significance: -(try model().expectedSignificance())
    case .meanSignificance: -(try geometricMean(of: signals.map { try model($0) }))
    case .pValue: try model().expectedDiscoveryPValue()
    case .cls: try model().expectedCLs()
    case .upperLimit: try model().expectedUpperLimit()
    case .uncertainty: try model().expectedUncertainty()
    case .generalisedVariance: try model().logGeneralisedVariance()
    case .crossEntropy: try crossEntropy()
    case .signalYield: -(try yield(term.signal.map { [$0] } ?? signals))
    case .backgroundYield: try yield(layouts.filter { $0.role == .background }.map(\.name))
    case .minimumBackground(let events): shortfall(of: events)
    case .relativeUncertainty(let share): excess(over: share)
    case .sameSignShifts: try sameSignShift()
    }
  }

  /// The names of the signal processes.
  var signals: [String] { layouts.filter { $0.role == .signal }.map(\.name) }

  private func geometricMean(of models: [HistFactoryModel]) throws -> GlobalExpression {
    let significances = try models.map { try $0.expectedSignificance() }
    guard significances.count > 1 else { return significances[0] }
    let product = significances.dropFirst().reduce(significances[0], *)
    return significances.count == 2
      ? safeSquareRoot(product)
      : exp(log(max(product, .leastNormalMagnitude)) / Double(significances.count))
  }

  private func yield(_ processes: [String]) throws -> GlobalExpression {
    if let unknown = processes.first(where: { name in !layouts.contains { $0.name == name } }) {
      throw PipelineError.unknownSignal(unknown, known: signals)
    }
    let sums = channels.flatMap { samples in
      processes.map { samples[SampleKey(process: $0)]!.template.values.sum() }
    }
    return sums.dropFirst().reduce(sums[0], +)
  }
}
