import Plots

/// How a run is told apart from others: by its colour, by the form of its points and, of more than ten, by
/// how its lines are broken, so that colours need not be seen.
public struct RunLook: Sendable, Hashable {
  /// The colour of its lines and points.
  public let colour: Colour
  /// The form of its points.
  public let marker: Marker
  /// How its lines are broken.
  public let dash: LineStyle.Dash

  /// - Parameter index: The run's place among all, from 0; forty look different from each other.
  public init(_ index: Int) {
    let index = max(index, 0)
    // The paler ones come last.
    colour = .palette([0, 1, 4, 2, 5, 8, 6, 7, 3, 9][index % 10])
    marker = [.disc, .square, .diamond, .triangle][index % 4]
    dash = [.solid, .dashed, .dashDotted, .dotted][index / 10 % 4]
  }
}
