internal import CGSL

/// A function of one variable as a C callback's context.
final class ScalarFunction {
  private let function: (Double) -> Double
  private(set) var sawNotFinite = false

  init(_ function: @escaping (Double) -> Double) { self.function = function }

  func callAsFunction(_ x: Double) -> Double {
    let value = function(x)
    sawNotFinite = sawNotFinite || !value.isFinite
    return value
  }

  /// Calls `body` with the function in GSL's form, which must not outlive the call.
  func withGSLFunction<Result>(_ body: (UnsafeMutablePointer<gsl_function>) -> Result) -> Result {
    GSL.prepare()
    var function = gsl_function(
      function: { x, context in
        Unmanaged<ScalarFunction>.fromOpaque(context!).takeUnretainedValue()(x)
      },
      params: Unmanaged.passUnretained(self).toOpaque())
    return withExtendedLifetime(self) { withUnsafeMutablePointer(to: &function, body) }
  }
}
