/// What one fit of a closure test found, where the truth is known.
public struct ClosureFit: Sendable, Hashable, Codable {
  /// A parameter's estimate with its error, and the truth.
  public struct Quantity: Sendable, Hashable, Codable {
    /// The parameter's name.
    public var name: String
    /// What the data were made with.
    public var truth: Double
    /// What the fit found.
    public var estimate: Double
    /// The fit's own error of it.
    public var error: Double

    /// - Parameters:
    ///   - name: The parameter's name.
    ///   - truth: What the data were made with.
    ///   - estimate: What the fit found.
    ///   - error: The fit's own error of it.
    public init(_ name: String, truth: Double, estimate: Double, error: Double) {
      (self.name, self.truth) = (name, truth)
      (self.estimate, self.error) = (estimate, error)
    }

    /// (estimate − truth)/error; not finite without a positive error.
    public var pull: Double { error > 0 ? (estimate - truth) / error : .nan }
  }

  /// The parameters, in the same order for every seed.
  public var quantities: [Quantity]
  /// Why the fit is not to be used; nil for a good one.
  public var failure: String?

  /// - Parameters:
  ///   - quantities: The parameters, in the same order for every seed.
  ///   - failure: Why the fit is not to be used, such as its solver's outcome; nil for a good one.
  public init(_ quantities: [Quantity], failure: String? = nil) {
    (self.quantities, self.failure) = (quantities, failure)
  }

  /// The fit, failed if one of its pulls is not finite.
  var judged: ClosureFit {
    guard failure == nil, let bad = quantities.first(where: { !$0.pull.isFinite }) else {
      return self
    }
    var fit = self
    fit.failure = "\(bad.name): the estimate is \(bad.estimate), its error \(bad.error)"
    return fit
  }
}
