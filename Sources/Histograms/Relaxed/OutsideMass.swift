/// What becomes of the part of an event that lies beyond the outer edges.
public enum OutsideMass: Sendable, Hashable, CaseIterable {
  /// It is lost, as in a histogram without flow bins.
  case dropped
  /// It is added to the first and the last bin, so that no event is lost.
  case foldedIntoEdgeBins
}
