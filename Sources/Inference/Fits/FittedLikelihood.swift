import Autodiff
import HistFactory
import NumericalMethods

/// The likelihood of a fit within a graph, in the form that solvers evaluate: by its structure.
struct FittedLikelihood: SolvableObjective {
  private let layout: LikelihoodLayout
  /// Positions in θ of the parameters that are fitted.
  private let fitted: [Int]
  private let pattern: ArrowMatrix.Pattern

  init(_ structure: LikelihoodStructure, fitted: [Int]) {
    (layout, self.fitted) = (structure.layout, fitted)
    pattern = structure.layout.pattern.restricted(to: fitted)
  }

  /// - Parameter inputs: The model's numbers, main and auxiliary data, and θ, where only elements that
  ///   are not fitted have a meaning.
  func function(of inputs: [UnsafePointer<Double>]) -> any SmoothObjective {
    func array(_ index: Int, _ count: Int) -> [Double] {
      Array(UnsafeBufferPointer(start: inputs[index], count: count))
    }
    return Function(
      whole: LikelihoodFunction(
        TemplateNumbers(layout, inputs[0]), main: array(1, layout.binCount),
        auxiliary: array(2, layout.constraintCount)),
      theta: array(3, layout.parameterCount), fitted: fitted, pattern: pattern)
  }

  /// The likelihood as a function of the fitted parameters.
  private final class Function: SmoothObjective {
    private let whole: LikelihoodFunction
    private let fitted: [Int]
    private let pattern: ArrowMatrix.Pattern
    private var theta: [Double]
    private var gradient: [Double]
    private var hessian: ArrowMatrix

    init(
      whole: LikelihoodFunction, theta: [Double], fitted: [Int], pattern: ArrowMatrix.Pattern
    ) {
      (self.whole, self.theta, self.fitted, self.pattern) = (whole, theta, fitted, pattern)
      gradient = theta
      hessian = ArrowMatrix(whole.hessianPattern(count: theta.count))
    }

    func hessianPattern(count: Int) -> ArrowMatrix.Pattern { pattern }

    private func place(_ x: [Double]) {
      for (index, position) in fitted.enumerated() { theta[position] = x[index] }
    }

    func value(at x: [Double]) -> Double {
      place(x)
      return whole.value(at: theta)
    }

    func derivatives(at x: [Double], gradient: inout [Double], hessian: inout ArrowMatrix)
      -> Double
    {
      place(x)
      let value = whole.derivatives(at: theta, gradient: &self.gradient, hessian: &self.hessian)
      for (index, position) in fitted.enumerated() { gradient[index] = self.gradient[position] }
      self.hessian.copy(fitted, to: &hessian)
      return value
    }

    func convexHessian(at x: [Double], hessian: inout ArrowMatrix) -> Bool {
      place(x)
      guard whole.convexHessian(at: theta, hessian: &self.hessian) else { return false }
      self.hessian.copy(fitted, to: &hessian)
      return true
    }
  }
}
