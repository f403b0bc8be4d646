import Apus

/// The statistical model of all analyses of the challenge, so that what is compared differs in its score and its
/// bins alone: an uncertainty of 10 % on the background's yield, the tau energy scale, and the statistical
/// error of the simulation.
public enum ChallengeModel {
  /// The model, with the signal strength "mu".
  public static var model: Model {
    Model(poi: "mu") {
      NormSys("background normalisation", 0.10, on: "background")
      HistoSys(ChallengeData.tauEnergyScale)
      StatError(prior: 0.5)
    }
  }
}
