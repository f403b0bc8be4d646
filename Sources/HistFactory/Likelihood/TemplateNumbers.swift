import Foundation

/// The numbers of a model in the form that its likelihood computes with.
package final class TemplateNumbers: Sendable {
  package let layout: LikelihoodLayout
  let nominal: [Double]
  /// Template at α = +1 minus nominal.
  let up: [Double]
  /// Nominal minus template at α = −1.
  let down: [Double]
  let curves: [FactorCurve]
  /// 1/σ² or τ of each constraint; 1 where the model gives no uncertainty.
  let strengths: [Double]
  /// −log of the constraints' normal densities at their maxima.
  let normalConstants: Double
  /// 1 for elements of θ that act, 0 for factors of single bins that the model holds at 1.
  let isActive: [Double]

  /// - Parameters:
  ///   - layout: Where they stand.
  ///   - numbers: The flat array, `[layout.numberCount]`.
  package init(_ layout: LikelihoodLayout, _ numbers: UnsafePointer<Double>) {
    self.layout = layout
    nominal = layout.nominals.flatMap {
      UnsafeBufferPointer(start: numbers + $0.number, count: $0.count)
    }
    up = layout.variations.flatMap { place in
      (0..<place.count).map { numbers[place.high + $0] - numbers[place.nominal + $0] }
    }
    down = layout.variations.flatMap { place in
      (0..<place.count).map { numbers[place.nominal + $0] - numbers[place.low + $0] }
    }
    curves = layout.curves.map {
      FactorCurve(low: numbers[$0.low], high: numbers[$0.high], layout.factorInterpolation)
    }
    var isActive = Array(repeating: 1.0, count: layout.parameterCount)
    var constants = 0.0
    strengths = layout.constraints.map { constraint in
      var number = constraint.number.map { numbers[$0] } ?? 1
      if !(number > 0) {
        isActive[constraint.theta] = 0
        number = 1
      }
      if constraint.isPoisson { return number }
      constants += logRootTwoPi + Foundation.log(number)
      return 1 / (number * number)
    }
    (self.isActive, normalConstants) = (isActive, constants)
  }
}

/// ½ log 2π.
let logRootTwoPi = 0.918938533204672741780329736406
