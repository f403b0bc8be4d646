import Foundation
import Testing

@Suite("Accuracy of the elementary functions")
struct AccuracyTests {
  @Test(arguments: UnaryFunction.transcendental + [.logGamma])
  func `golden values are met within the stated bound`(function: UnaryFunction) throws {
    for (x, y) in try #require(golden[function.name]) {
      let value = function(x)
      let error = ulps(value, from: y)
      // The golden value is itself rounded by up to half an ulp.
      #expect(error <= function.ulps + 0.5, "\(function.name)(\(x)) = \(value), \(error) ulps off")
    }
  }

  @Test func `correctly rounded functions are what the language computes`() {
    var random = SeededUniforms(state: 1)
    let x = random.values(1000, in: -10...10)
    let references: [String: (Double) -> Double] = [
      "negate": { -$0 }, "abs": { abs($0) }, "square": { $0 * $0 }, "reciprocal": { 1 / $0 },
      "sqrt": { $0.squareRoot() },
    ]
    for function in UnaryFunction.exactlyRounded {
      let reference = references[function.name]!
      let y = function(x)
      #expect(zip(x, y).allSatisfy { ulps($1, from: reference($0)) == 0 }, "\(function.name)")
    }
  }

  #if arch(x86_64) && os(Linux)
    @Test(arguments: UnaryFunction.transcendental)
    func `extended precision agrees within the stated bound`(function: UnaryFunction) throws {
      let reference = try #require(extendedPrecision[function.name])
      var random = SeededUniforms(state: 7)
      let x = random.values(20_000, in: function.range) + random.values(20_000, in: -1...1)
      for (x, y) in zip(x, function(x)) {
        let exact = reference(Float80(x))
        guard exact.isFinite else { continue }
        let error = Double(abs(Float80(y) - exact) / Float80(Double(exact).ulp))
        #expect(error <= function.ulps, "\(function.name)(\(x)) = \(y), \(error) ulps off")
      }
    }
  #endif
}

#if arch(x86_64) && os(Linux)
  private let extendedPrecision: [String: @Sendable (Float80) -> Float80] = [
    "exp": { expl($0) },
    "expm1": { expm1l($0) },
    "log": { logl($0) },
    "log1p": { log1pl($0) },
    "sin": { sinl($0) },
    "cos": { cosl($0) },
    "tanh": { tanhl($0) },
    "atan": { atanl($0) },
    "erf": { erfl($0) },
    "erfc": { erfcl($0) },
    "sigmoid": { $0 < 0 ? expl($0) / (1 + expl($0)) : 1 / (1 + expl(-$0)) },
    "softplus": { max($0, 0) + log1pl(expl(-abs($0))) },
    "normal_cdf": { normalCDF($0) },
    "log_normal_cdf": { $0 < 0 ? logl(normalCDF($0)) : log1pl(-normalCDF(-$0)) },
  ]

  private func normalCDF(_ x: Float80) -> Float80 { erfcl(-x / Float80(2).squareRoot()) / 2 }
#endif
