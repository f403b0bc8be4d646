import Parameters
import Pipelines

/// One fold of a cross-training: its events, and the parameters before and after its training.
public struct TrainedFold {
  public let compiled: CompiledAnalysis
  public let initial: ParameterValues
  public let trained: ParameterValues

  public init(_ compiled: CompiledAnalysis, initial: ParameterValues, trained: ParameterValues) {
    (self.compiled, self.initial, self.trained) = (compiled, initial, trained)
  }
}
