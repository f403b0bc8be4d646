/// What may go wrong with a study beside the model itself.
public enum StudyError: Error, Hashable, CustomStringConvertible {
  /// A file cannot be written.
  case unwritableFile(String, reason: String)
  /// A fit has other quantities than the first one.
  case differentQuantities(seed: UInt64, found: [String], expected: [String])
  /// A gradient has not as many elements as the point.
  case wrongGradient(found: Int, expected: Int)

  /// What went wrong, in words.
  public var description: String {
    switch self {
    case .unwritableFile(let path, let reason):
      "\(path): the study cannot be written: \(reason)"
    case .differentQuantities(let seed, let found, let expected):
      "the fit of seed \(seed) estimates \(found), the first one \(expected); give the same quantities "
        + "in the same order for every seed, also where a fit fails"
    case .wrongGradient(let found, let expected):
      "the gradient has \(found) elements for \(expected) parameters; give one for each"
    }
  }
}
