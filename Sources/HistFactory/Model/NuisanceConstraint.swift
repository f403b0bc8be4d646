/// What is known of a shift or factor parameter α beside the histograms.
///
/// Variations are given at α = ±1; HistFactory takes that to be the standard deviation. Where it is not,
/// as when templates exist for small steps of a badly known quantity, say so here.
public enum NuisanceConstraint: Hashable, Sendable {
  /// Nothing: the data alone determine α. Fits still keep it within ±5, unless bounded otherwise.
  case none
  /// A normal auxiliary measurement of α.
  ///
  /// - `width`: Its standard deviation in units of the variations; positive.
  case gaussian(width: Double)

  /// HistFactory's own: a standard normal, the variations standing at ±1 standard deviation.
  public static let standard = gaussian(width: 1)
}

extension NuisanceConstraint: CustomStringConvertible {
  public var description: String {
    switch self {
    case .none: "no constraint"
    case .gaussian(let width): "a normal constraint of width \(width)"
    }
  }
}

extension HistFactoryModel {
  /// The same model with another constraint on a parameter of `normSys` and `histoSys`.
  ///
  /// A wider constraint widens the bounds with it: fits stay within five widths. Workspaces cannot say
  /// this; see `inexpressible`.
  ///
  /// - Parameters:
  ///   - name: The parameter; it has one constraint for all modifiers that carry its name.
  ///   - constraint: What is known of it.
  /// - Throws: `ModelError.unknownParameter`, with near names; `ModelError.ownConstraint` for a
  ///   parameter whose modifier brings its own constraint, or has none to change.
  public func constraining(_ name: String, by constraint: NuisanceConstraint) throws
    -> HistFactoryModel
  {
    guard try hasStandardConstraint(position(of: name)) else {
      throw ModelError.ownConstraint(name)
    }
    return try changing(name) { parameter in
      parameter.kind = constraint.kind
      parameter.bounds = [constraint.bounds]
    }
  }

  /// Why a workspace (pyhf's JSON) cannot say what this model says: a sentence for each reason.
  public var inexpressible: [String] {
    get throws {
      try parameters.indices.compactMap { position in
        let parameter = parameters[position]
        guard try hasStandardConstraint(position) else { return nil }
        let constraint = parameter.nuisanceConstraint
        return constraint == .standard
          ? nil
          : """
          the parameter '\(parameter.name)' has \(constraint); workspaces know only normsys and \
          histosys with a standard normal one
          """
      }
    }
  }

  /// Whether the modifiers of a parameter imply a standard normal constraint.
  private func hasStandardConstraint(_ position: Int) throws -> Bool {
    if case .standardNormal = try ParameterCollector(channels).parameters[position].kind {
      return true
    }
    return false
  }
}

extension NuisanceConstraint {
  fileprivate var kind: ModelParameter.Kind {
    switch self {
    case .none: .free
    case .standard: .standardNormal
    case .gaussian(let width): .normal(nominal: 0, width: checked(width))
    }
  }

  fileprivate var bounds: ClosedRange<Double> {
    switch self {
    case .none: -5...5
    case .gaussian(let width): (-5 * width)...(5 * width)
    }
  }

  private func checked(_ width: Double) -> Double {
    precondition(
      width > 0 && width.isFinite, "a constraint of width \(width); give a positive number")
    return width
  }
}

extension ModelParameter {
  /// The constraint of a parameter of `normSys` and `histoSys`.
  fileprivate var nuisanceConstraint: NuisanceConstraint {
    switch kind {
    case .normal(_, let width): .gaussian(width: width)
    case .free: .none
    default: .standard
    }
  }
}
