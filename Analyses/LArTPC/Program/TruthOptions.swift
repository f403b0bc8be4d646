import ArgumentParser
import LArTPCModel

/// What the detector's constants truly are.
struct TruthOptions: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help:
      "Constants other than nominal, as in --truth lifetime=1500 E=0.52; of Ab, kb, E, DT, DL, lifetime."
  )
  var truth: [String] = []

  func validate() throws { _ = try detector() }

  /// The nominal constants with what was asked for.
  func detector() throws -> DetectorParameters {
    var values = DetectorParameters.nominal.values
    for text in truth {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let index = DetectorParameters.names.firstIndex(of: parts[0]),
        let value = Double(parts[1])
      else {
        throw ValidationError(
          "--truth has '\(text)'; give a number for one of "
            + DetectorParameters.names.joined(separator: ", ") + ", as in lifetime=1500")
      }
      // Pixels' cells are laid out for the drift and the diffusion of these ranges.
      let range = DetectorParameters.ranges[index]
      guard range.contains(value) else {
        throw ValidationError(
          "--truth has '\(text)'; give \(range.lowerBound) to \(range.upperBound)"
            + " \(DetectorParameters.units[index])")
      }
      values[index] = value
    }
    return DetectorParameters(values)
  }
}
