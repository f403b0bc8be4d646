/// The width of a text in units of the font's size, near that of Helvetica.
///
/// Classes of letters instead of a font's tables: a viewer's font is not known here anyway.
func textWidth(_ text: String) -> Double {
  text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
}

private func width(of scalar: Unicode.Scalar) -> Double {
  switch scalar {
  case "i", "j", "l", "'", "|": 0.24
  case " ", ".", ",", ":", ";", "!", "/", "\\", "f", "t", "I", "[", "]": 0.28
  case "(", ")", "-", "r", "{", "}", "\"", "·": 0.34
  case "c", "k", "s", "v", "x", "y", "z", "J": 0.5
  case "w", "C", "D", "H", "N", "R", "U", "G", "O", "Q": 0.74
  case "m", "M", "W", "%", "@": 0.86
  case "A", "B", "E", "K", "P", "S", "V", "X", "Y", "&": 0.67
  case _ where scalar.properties.generalCategory == .nonspacingMark: 0
  case _ where scalar.value >= 0x2E80: 1
  default: 0.57
  }
}
