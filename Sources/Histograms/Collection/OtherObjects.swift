/// What to do with objects of a file that are no histograms of counts.
public enum OtherObjects: Sendable, Hashable {
  /// Stop with an error that names the first of them.
  case refused
  /// Pass over them.
  case skipped
}
