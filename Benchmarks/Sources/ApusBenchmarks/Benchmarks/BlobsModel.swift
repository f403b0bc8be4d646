import Apus
import ArgumentParser

/// The statistical model of the neos demonstration, and what is asked of it.
enum BlobsModel {
  static let samples = ["sig", "bkg", "bkg_up", "bkg_down"]

  enum Statistic: String, CaseIterable, ExpressibleByArgument {
    /// The expected CLs of μ = 1.
    case cls
    /// The expected p-value of the background-only hypothesis.
    case q0
  }

  /// Signal and background with one correlated shape, made of a template for each of `samples`.
  static func loss(
    _ statistic: Statistic, templates: [String: GlobalExpression]
  ) throws -> GlobalExpression {
    let background = HistFactoryModel.Sample(
      "background", nominal: templates["bkg"]!,
      modifiers: [.histoSys("shape", low: templates["bkg_down"]!, high: templates["bkg_up"]!)])
    let signal = HistFactoryModel.Sample(
      "signal", nominal: templates["sig"]!, modifiers: [.normFactor("mu")])
    let model = try HistFactoryModel(
      channels: [.init("score", samples: [signal, background])], parameterOfInterest: "mu")
    return switch statistic {
    case .cls: try model.expectedCLs()
    case .q0: try model.expectedDiscoveryPValue()
    }
  }
}
