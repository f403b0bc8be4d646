import Plots

/// Colours of processes drawn as lines: those of the sequence, without the red that signals have; the
/// grey that “other” has is the last.
func processColour(_ index: Int) -> Colour {
  let places = [0, 1, 4, 9, 5, 7, 8, 6, 3]
  return .palette(places[index % places.count])
}

/// The same for areas: on dark pages so dark that data in white have a contrast of 4 to 1 with them.
func processFill(_ index: Int) -> Colour { fills[index % fills.count] }

/// The area of processes that are shown as one.
let otherFill = fills[8]

private let fills: [Colour] = [
  .shades(light: 0x3F90DA, dark: 0x3572AB), .shades(light: 0xFFA90E, dark: 0x926515),
  .shades(light: 0x832DB6, dark: 0x832DB6), .shades(light: 0x92DADD, dark: 0x507377),
  .shades(light: 0xA96B59, dark: 0x986152), .shades(light: 0xB9AC70, dark: 0x756E4D),
  .shades(light: 0x717581, dark: 0x6B6F7A), .shades(light: 0xE76300, dark: 0xB65107),
  .shades(light: 0x94A4A2, dark: 0x667171),
]

/// Colours of signals, which no process has.
func signalColour(_ index: Int) -> Colour { index % 2 == 0 ? .red : .ink }

/// How the lines of signals are broken.
func signalStyle(_ index: Int) -> LineStyle {
  LineStyle(width: 2.2, dash: [.solid, .dashed, .dotted, .dashDotted][index / 2 % 4])
}
