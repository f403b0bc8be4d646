extension RunComparison {
  /// What ways to train are ranked by: the mean over their runs on validation events, exactly read.
  ///
  /// Test events have no part in it, so that what is quoted of them is not chosen.
  public enum Ranking: String, CaseIterable, Sendable, Codable {
    /// The loss of the objective; it means something only between runs with the same one.
    case loss
    case significance
    case cls
    case uncertainty

    /// What it is called in a sentence.
    public var text: String {
      switch self {
      case .loss: "the objective's loss"
      case .significance: "significance"
      case .cls: "CLs"
      case .uncertainty: "the uncertainty of the signal strength"
      }
    }

    /// Smaller is better.
    func score(_ run: Run) -> Double? {
      switch self {
      case .loss: run.validationLoss
      case .significance: run.validation.map { -$0.significance }
      case .cls: run.validation?.cls
      case .uncertainty: run.validation?.uncertainty
      }
    }

    /// Whether a method has come out better than another.
    ///
    /// One of which runs are missing, or not defined, is behind one of which none is.
    func prefers(_ a: Method, to b: Method) -> Bool {
      let ((missingA, meanA), (missingB, meanB)) = (standing(a), standing(b))
      return (missingA, meanA, a.name) < (missingB, meanB, b.name)
    }

    private func standing(_ method: Method) -> (missing: Int, mean: Double) {
      let scores = method.runs.values.compactMap(score)
      let missing = method.runs.count + method.unfinished.count - scores.count
      return (scores.isEmpty ? Int.max : missing, Spread(scores)?.mean ?? .infinity)
    }
  }
}
