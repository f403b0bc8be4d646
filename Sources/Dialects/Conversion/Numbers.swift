/// A finite decimal number; nil for anything else, such as `nan`, `0x10` or a text.
func decimalNumber(_ text: some StringProtocol) -> Double? {
  let isDecimal = text.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
  guard isDecimal, let number = Double(text), number.isFinite else { return nil }
  return number
}
