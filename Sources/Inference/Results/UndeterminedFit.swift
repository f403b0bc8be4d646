/// The likelihood does not rise in all directions from a best fit.
public struct UndeterminedFit: Error, CustomStringConvertible {
  /// Names of elements of θ that can change together without changing the likelihood.
  public let directions: [[String]]

  init(_ fit: BestFit) { directions = fit.undeterminedDirections.map { $0.map(\.name) } }

  public var description: String {
    let texts = directions.map { $0.joined(separator: " with ") }
    return """
      the data do not determine \(texts.isEmpty ? "all parameters" : texts.joined(separator: "; ")); \
      hold one of them, or remove it
      """
  }
}
