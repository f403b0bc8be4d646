/// What figures are written as.
public enum FigureFormat: String, Sendable, Hashable, CaseIterable {
  /// As they are in the page.
  case svg
  /// For papers; made by another program.
  case pdf
  /// For slides, two pixels for each of the figure; made by another program.
  case png
}
