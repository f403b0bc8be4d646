import Autodiff
import Diagnostics
import Parameters

extension OptimiserState {
  private static let stepName = "step"

  /// The state as named tensors, restored bit for bit by `init(tensors:parameters:moments:)`:
  /// "step", and "first moment: tagger layer 1 weights" for each moment and parameter.
  public var tensors: [String: Tensor] {
    var result = [Self.stepName: Tensor(Double(step))]
    for (moment, values) in moments {
      for (path, tensor) in values.rawByPath { result["\(moment): \(path)"] = tensor }
    }
    return result
  }

  /// The state from named tensors.
  ///
  /// - Parameters:
  ///   - tensors: What `tensors` gave. After no steps it holds no moments.
  ///   - parameters: Those that the optimiser's gradient is of.
  ///   - moments: Those that the optimiser keeps.
  /// - Throws: `OptimiserStateError` for a missing or wrong step count or an unknown name,
  ///   `ParameterError` for moments that do not fit the parameters.
  public init(tensors: [String: Tensor], parameters: ParameterSet, moments: [Moment]) throws {
    let step = try Self.step(in: tensors)
    let groups = try Self.grouped(tensors, moments)
    guard step > 0 || !groups.isEmpty else {
      self.init()
      return
    }
    let restored = try moments.map { moment in
      (moment, try ParameterValues(parameters, raw: groups[moment] ?? [:]))
    }
    self.init(step: step, moments: Dictionary(uniqueKeysWithValues: restored))
  }

  private static func step(in tensors: [String: Tensor]) throws -> Int {
    guard let tensor = tensors[stepName] else { throw OptimiserStateError.missingStep }
    guard tensor.shape == .scalar, let step = Int(exactly: tensor.scalar), step >= 0 else {
      throw OptimiserStateError.wrongStep(tensor)
    }
    return step
  }

  private static func grouped(
    _ tensors: [String: Tensor], _ moments: [Moment]
  ) throws -> [Moment: [String: Tensor]] {
    var groups: [Moment: [String: Tensor]] = [:]
    for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) where name != stepName {
      guard let moment = moments.first(where: { name.hasPrefix("\($0): ") }) else {
        throw OptimiserStateError.unknown(name, moments: moments)
      }
      groups[moment, default: [:]][String(name.dropFirst("\(moment): ".count))] = tensor
    }
    return groups
  }
}

extension Optimiser {
  /// Takes up the state that `state.tensors` gave.
  ///
  /// - Parameters:
  ///   - tensors: The named tensors.
  ///   - parameters: Those that the gradient is of.
  /// - Throws: As `OptimiserState.init(tensors:parameters:moments:)`; the state is then as before.
  public mutating func restore(_ tensors: [String: Tensor], of parameters: ParameterSet) throws {
    state = try OptimiserState(tensors: tensors, parameters: parameters, moments: moments)
  }
}
