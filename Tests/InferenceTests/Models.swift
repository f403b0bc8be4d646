import Autodiff
import HistFactory

typealias Channel = HistFactoryModel.Channel
typealias Sample = HistFactoryModel.Sample

extension HistFactoryModel {
  /// Signal and background with an uncorrelated uncertainty per bin, as pyhf's `uncorrelated_background`.
  static func uncorrelatedBackground(
    signal: [Double], background: [Double], uncertainty: [Double]
  ) throws -> HistFactoryModel {
    try HistFactoryModel(
      channels: [
        Channel(
          "singlechannel",
          samples: [
            .signal(signal),
            Sample(
              "background", nominal: GlobalExpression(background),
              modifiers: [
                .shapeSys("uncorr_bkguncrt", uncertainties: GlobalExpression(uncertainty))
              ]),
          ])
      ], parameterOfInterest: "mu")
  }
}

extension HistFactoryModel.Sample {
  /// A sample of signal, scaled by μ.
  static func signal(_ counts: [Double]) -> Self {
    Sample("signal", nominal: GlobalExpression(counts), modifiers: [.normFactor("mu")])
  }

  static func background(_ name: String, _ counts: [Double], _ modifiers: Modifier...) -> Self {
    Sample(name, nominal: GlobalExpression(counts), modifiers: modifiers)
  }
}

extension Modifier {
  static func shape(_ name: String, up: [Double], down: [Double]) -> Modifier {
    .histoSys(name, low: GlobalExpression(down), high: GlobalExpression(up))
  }

  static func norm(_ name: String, up: Double, down: Double) -> Modifier {
    .normSys(name, low: GlobalExpression(down), high: GlobalExpression(up))
  }

  static func uncorrelated(_ name: String, _ uncertainties: [Double]) -> Modifier {
    .shapeSys(name, uncertainties: GlobalExpression(uncertainties))
  }
}

/// The values of scalars.
func numbers(
  _ expressions: [GlobalExpression], at parameters: [GlobalExpression: Tensor] = [:]
) throws -> [Double] {
  try values(of: expressions, at: parameters).map(\.scalar)
}
