/// Something that a panel shows: a line, points, a histogram.
///
/// A mark says what it covers, so that axes find their range; then it draws on a canvas that knows where
/// values lie. Marks of your own do the same:
/// ```swift
/// struct Cross: Mark {
///   var x, y: Double
///   var extent: Extent {
///     var extent = Extent()
///     extent.x.include(x)
///     extent.y.include(y)
///     return extent
///   }
///   func draw(on canvas: inout Canvas) {
///     guard let place = canvas.place(x, y) else { return }
///     canvas.markers(.cross, at: [place], diameter: 8, .ink)
///   }
/// }
/// ```
public protocol Mark: Sendable {
  /// What it covers, in the values of its panel's axes.
  var extent: Extent { get }

  /// Its names in the legend; none without a name.
  var legend: [LegendEntry] { get }

  /// What its colours mean, if numbers are shown as colours: a bar of them stands beside the panel.
  var colourScale: ColourScale? { get }

  /// The mark with colours of its own, taken in turn where none was given.
  ///
  /// - Parameter next: The number of the next colour of the sequence, to be raised by each one taken.
  func coloured(from next: inout Int) -> Self

  /// Draws it.
  ///
  /// - Parameter canvas: The inside of the panel.
  func draw(on canvas: inout Canvas)
}

extension Mark {
  /// No names.
  public var legend: [LegendEntry] { [] }

  /// No bar of colours.
  public var colourScale: ColourScale? { nil }

  /// The mark as it is.
  public func coloured(from next: inout Int) -> Self { self }
}

extension Colour? {
  /// The colour if there is one, else the next of the sequence.
  func orNext(_ next: inout Int) -> Colour {
    if let self { return self }
    defer { next += 1 }
    return .palette(next)
  }
}

/// The entry of a name, unless it is nil or empty.
func entries(_ name: String?, _ key: LegendEntry.Key) -> [LegendEntry] {
  guard let name, !name.isEmpty else { return [] }
  return [LegendEntry(name, key)]
}
