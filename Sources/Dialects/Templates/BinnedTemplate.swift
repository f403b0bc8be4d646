/// A histogram's bins: contents, variances and edges, without underflow and overflow.
public struct BinnedTemplate: Hashable, Sendable {
  /// The content of each bin.
  public var values: [Double]
  /// Σw² of each bin; nil for a histogram that was filled without weights, whose variances are its
  /// contents.
  public var variances: [Double]?
  /// The edges of the bins, one more than there are bins.
  public var edges: [Double]

  /// - Parameters:
  ///   - values: The content of each bin, of shape `[bins]`.
  ///   - variances: Σw² of each bin, or nil if the events had no weights.
  ///   - edges: The edges, of shape `[bins + 1]`.
  public init(values: [Double], variances: [Double]? = nil, edges: [Double]) {
    precondition(
      edges.count == values.count + 1 && variances?.count ?? values.count == values.count,
      """
      a template of \(values.count) values, \(variances?.count ?? values.count) variances and \
      \(edges.count) edges; expected one more edge than values, and as many variances
      """)
    self.values = values
    self.variances = variances
    self.edges = edges
  }
}

extension BinnedTemplate {
  var integral: Double { values.reduce(0, +) }

  /// Whether contents and edges may be scaled and compared. Variances are checked where they are used:
  /// files hold some that are not finite beside good contents.
  var isFinite: Bool { (values + edges).allSatisfy(\.isFinite) }

  /// - Throws: `DialectError` at `place` if there is a variance that is negative or not finite.
  func requireVariances(at place: DialectPlace) throws {
    if let bin = variances?.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw place.error("bin \(bin + 1) has the variance \(variances![bin]); mend the histogram")
    }
  }

  /// σ of each bin; for a histogram without weights √content, and 0 where the content is negative.
  var uncertainties: [Double] { (variances ?? values).map { max($0, 0).squareRoot() } }

  /// The same with 0 in place of contents below it.
  var withoutNegativeBins: BinnedTemplate {
    var template = self
    template.values = values.map { max($0, 0) }
    return template
  }

  func scaled(by factor: Double) -> BinnedTemplate {
    BinnedTemplate(
      values: values.map { $0 * factor },
      variances: (variances ?? values.map { max($0, 0) }).map { $0 * factor * factor }, edges: edges
    )
  }
}
