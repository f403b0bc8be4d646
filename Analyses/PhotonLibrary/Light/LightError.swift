/// What files of the analysis can be wrong in.
public enum LightError: Error, Hashable, CustomStringConvertible {
  /// A library or a network that does not fit the detector.
  case otherDetector(String, String)
  /// Training that left the numbers.
  case notFinite(step: Int)

  public var description: String {
    switch self {
    case .otherDetector(let file, let what):
      "\(file): \(what); make the file with 'simulate' or 'train' of this program"
    case .notFinite(let step):
      "the loss or its gradient is not finite at step \(step); lower the learning rate (--rate)"
    }
  }
}
