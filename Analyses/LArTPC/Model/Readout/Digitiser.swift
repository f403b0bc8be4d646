/// From electrons on a pixel to counts of its ADC.
public enum Digitiser {
  /// Counts for each electron: 0.001012.
  public static let countsPerElectron =
    Constants.gain * Constants.counts / (Constants.reference - Constants.commonMode)

  /// Counts without charge: 73.9.
  public static let pedestal =
    (Constants.pedestal - Constants.commonMode) * Constants.counts
    / (Constants.reference - Constants.commonMode)

  /// The largest count.
  public static let largest = Constants.counts - 1

  /// (Q·gain + V_ped − V_cm)·256/(V_ref − V_cm) within the ADC's range, not rounded.
  public static func level(charge: Double) -> Double {
    min(max(pedestal + charge * countsPerElectron, 0), largest)
  }

  /// What the ADC gives: the nearest whole count.
  public static func counts(charge: Double) -> Int { Int(level(charge: charge).rounded()) }
}
