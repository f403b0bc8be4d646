import HistFactory
import NumericalMethods

extension Likelihood {
  /// Maximises the likelihood within the parameters' bounds, holding some parameters.
  ///
  /// Newton's method with exact second derivatives and an active set of bounds, from the model's
  /// initial values; GSL's BFGS where that fails. If no search converges, sixteen further starts are
  /// made, scattered by two widths of the constraints (by 1 for free factors, 0.2 for constrained
  /// ones of single bins) with a fixed seed, and the lowest end counts, a converged one first.
  ///
  /// - Parameters:
  ///   - fixed: Values at which parameters are held, by name or, for one bin, as `stat[2]`. They may lie
  ///     outside the bounds.
  ///   - starts: Values to start from in place of the model's initial ones.
  /// - Throws: `ModelError.unknownParameter`, with near names; `TestError.notFinite`.
  public func fit(fixing fixed: [String: Double] = [:], from starts: [String: Double] = [:]) throws
    -> BestFit
  {
    var start = model.initialValues
    for (name, value) in starts {
      for element in try model.elements(named: name) {
        start[element] = try value.finite(for: name)
      }
    }
    var held: [Int: Double] = [:]
    for (name, value) in fixed {
      for element in try model.elements(named: name) { held[element] = try value.finite(for: name) }
    }
    return fit(holding: held, from: start)
  }

  /// The same by positions in θ, from a point.
  func fit(holding held: [Int: Double], from start: [Double]) -> BestFit {
    let bounds = SearchBounds(model, holding: held)
    return withFunction { function in
      var searches = Searches(function, bounds)
      searches.run(from: start)
      if !searches.isConverged { searches.runScattered(around: model) }
      return BestFit(self, searches)
    }
  }
}

/// Bounds of all parameters, which meet where one is held.
struct SearchBounds {
  let lower: [Double]
  let upper: [Double]

  init(_ model: HistFactoryModel, holding held: [Int: Double]) {
    var (lower, upper) = (model.lowerBounds, model.upperBounds)
    let start = model.initialValues
    for parameter in model.parameters where parameter.isFixed {
      for element in parameter.range {
        (lower[element], upper[element]) = (start[element], start[element])
      }
    }
    for (element, value) in held { (lower[element], upper[element]) = (value, value) }
    (self.lower, self.upper) = (lower, upper)
  }
}

/// Searches for one minimum from several starts.
private struct Searches {
  let function: LikelihoodFunction
  let bounds: SearchBounds
  private(set) var best: BoundedMinimum?
  private(set) var iterations = 0
  private(set) var count = 0

  init(_ function: LikelihoodFunction, _ bounds: SearchBounds) {
    (self.function, self.bounds) = (function, bounds)
  }

  var isConverged: Bool { best?.outcome == .converged }

  mutating func run(from start: [Double]) {
    let end = BoundedMinimiser().minimise(
      function, from: start, lower: bounds.lower, upper: bounds.upper)
    iterations += end.iterations
    count += 1
    if best.map({ end.isBetter(than: $0) }) ?? true { best = end }
  }

  /// Sixteen starts around the initial values.
  mutating func runScattered(around model: HistFactoryModel) {
    let stream = RandomStream(seed: 1, purpose: "starts of a fit")
    let (start, n) = (model.initialValues, UInt64(model.parameterCount))
    let widths = model.parameters.flatMap { parameter in
      parameter.range.map { _ in parameter.scatter }
    }
    for attempt in 0..<UInt64(16) {
      run(
        from: start.indices.map {
          start[$0] + widths[$0] * stream.normal(at: attempt * n + UInt64($0))
        })
    }
  }
}

extension BoundedMinimum {
  /// A converged search is better than one that is not, then the lower one; NaN is worst.
  fileprivate func isBetter(than other: BoundedMinimum) -> Bool {
    let (isDone, otherIsDone) = (outcome == .converged, other.outcome == .converged)
    if isDone != otherIsDone { return isDone }
    return value < other.value || other.value.isNaN
  }
}

extension BestFit {
  fileprivate init(_ likelihood: Likelihood, _ searches: Searches) {
    let (end, bounds) = (searches.best!, searches.bounds)
    let isFitted = zip(bounds.lower, bounds.upper).map { $0 < $1 }
    self.init(
      parameters: end.position, halfDeviance: end.value, outcome: end.outcome, solver: end.solver,
      iterations: searches.iterations, restarts: searches.count - 1, likelihood: likelihood,
      isFitted: isFitted, isFree: end.isFree)
  }
}

extension ModelParameter {
  /// How far starts are scattered.
  fileprivate var scatter: Double {
    switch kind {
    case .free: 1
    case .standardNormal: 2
    case .normal(_, let width): 2 * width
    case .statistical, .poisson: 0.2
    }
  }
}
