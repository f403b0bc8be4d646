import Autodiff
import Parameters

extension ParameterAverage {
  private static let countName = "count"
  private static let prefix = "average: "

  /// The average as named tensors, restored bit for bit by `restore(_:of:)`: "count", and "average:
  /// tagger layer 1 weights" for each parameter.
  public var tensors: [String: Tensor] {
    var result = [Self.countName: Tensor(Double(count))]
    for (path, tensor) in values?.rawByPath ?? [:] { result[Self.prefix + path] = tensor }
    return result
  }

  /// Takes up what `tensors` gave; the decay stays.
  ///
  /// - Parameters:
  ///   - tensors: The named tensors.
  ///   - parameters: Those that are averaged.
  /// - Throws: `ParameterAverageError` for a missing or wrong count or an unknown name,
  ///   `ParameterError` for an average that does not fit the parameters; the average is then as
  ///   before.
  public mutating func restore(_ tensors: [String: Tensor], of parameters: ParameterSet) throws {
    let count = try Self.count(in: tensors)
    let raw = try Self.averages(in: tensors)
    values = count == 0 && raw.isEmpty ? nil : try ParameterValues(parameters, raw: raw)
    self.count = count
  }

  private static func count(in tensors: [String: Tensor]) throws -> Int {
    guard let tensor = tensors[countName] else { throw ParameterAverageError.missingCount }
    let isEmpty = tensors.count == 1
    guard tensor.shape == .scalar, let count = Int(exactly: tensor.scalar),
      count >= (isEmpty ? 0 : 1)
    else { throw ParameterAverageError.wrongCount(tensor, isEmpty: isEmpty) }
    return count
  }

  private static func averages(in tensors: [String: Tensor]) throws -> [String: Tensor] {
    var result: [String: Tensor] = [:]
    for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) where name != countName {
      guard name.hasPrefix(prefix) else { throw ParameterAverageError.unknown(name) }
      result[String(name.dropFirst(prefix.count))] = tensor
    }
    return result
  }
}

/// What can be wrong with an average of parameters that was loaded.
public enum ParameterAverageError: Error, Hashable, CustomStringConvertible {
  case missingCount
  case wrongCount(Tensor, isEmpty: Bool)
  case unknown(String)

  public var description: String {
    switch self {
    case .missingCount:
      "the average of parameters has no 'count'; give the number of values in it"
    case .wrongCount(let tensor, let isEmpty):
      """
      the average's 'count' is \(tensor.elements) of shape \(tensor.shape); give one whole number \
      of at least \(isEmpty ? 0 : 1)
      """
    case .unknown(let name):
      "'\(name)' is not part of an average of parameters; its names begin with 'average: '"
    }
  }
}
