import Autodiff
import Diagnostics

/// What can be wrong with an optimiser's state that was loaded.
public enum OptimiserStateError: Error, Hashable, CustomStringConvertible {
  case missingStep
  case wrongStep(Tensor)
  case unknown(String, moments: [Moment])

  public var description: String {
    switch self {
    case .missingStep:
      "the optimiser's state has no 'step'; give the number of steps taken"
    case .wrongStep(let tensor):
      """
      the optimiser's 'step' is \(tensor.elements) of shape \(tensor.shape); give one whole number \
      of at least 0
      """
    case .unknown(let name, let moments):
      """
      '\(name)' is not part of this optimiser's state; \(expectation(moments))\
      \(suggestion(for: prefix(of: name), in: moments.map(\.description)))
      """
    }
  }

  private func prefix(of name: String) -> String {
    String(name.prefix { $0 != ":" })
  }

  private func expectation(_ moments: [Moment]) -> String {
    let names = moments.map { "'\($0): '" }
    if names.isEmpty { return "it has 'step' alone" }
    if names.count <= 4 { return "its names begin with \(names.joined(separator: " or "))" }
    return
      "its \(names.count) names begin with \(names[0]), \(names[1]), … \(names[names.count - 1])"
  }
}
