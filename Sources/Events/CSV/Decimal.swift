/// The value of a decimal number that fills a range of bytes (but for spaces around it), correctly
/// rounded; `nil` if the bytes are anything else, infinity if the number is too large.
///
/// Up to 19 digits are gathered into an integer m with a power of ten e. When m ≤ 2⁵³ and |e| ≤ 22,
/// both m and 10^|e| are exact, so one multiplication or division rounds once (W. D. Clinger, “How
/// to read floating point numbers accurately”, 1990); everything else goes to the standard library.
func parseDecimal(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Double? {
  let range = trimmingSpaces(bytes, range)
  var digits = DecimalDigits(bytes, range)
  guard digits.scan() else { return nil }
  if let exact = digits.exactValue { return exact }
  return Double(String(decoding: bytes[range], as: UTF8.self))
}

/// NaN or an infinity as written in `text`, or as the value of a number too large for a `Double`;
/// `nil` if it is neither.
func nonFiniteValue(_ text: String) -> Double? {
  switch text.lowercased() {
  case "nan", "+nan", "-nan": return .nan
  case "inf", "+inf", "infinity", "+infinity": return .infinity
  case "-inf", "-infinity": return -.infinity
  default:
    let value = Array(text.utf8).withUnsafeBufferPointer { parseDecimal($0, 0..<$0.count) }
    return value?.isFinite == false ? value : nil
  }
}

private func trimmingSpaces(
  _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
) -> Range<Int> {
  var (start, end) = (range.lowerBound, range.upperBound)
  while start < end, isSpace(bytes[start]) { start += 1 }
  while end > start, isSpace(bytes[end - 1]) { end -= 1 }
  return start..<end
}

@inline(__always)
private func isSpace(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
}

/// Sign, digits, point, digits, exponent.
private struct DecimalDigits {
  let bytes: UnsafeBufferPointer<UInt8>
  let end: Int
  var position: Int
  var isNegative = false
  var mantissa: UInt64 = 0
  var exponent = 0
  var isTruncated = false

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  /// Whether the bytes are a number from first to last.
  @inline(__always)
  mutating func scan() -> Bool {
    isNegative = scanSign()
    let start = position
    scanDigits(perDigit: 0)
    var count = position - start
    if scan(UInt8(ascii: ".")) {
      let start = position
      scanDigits(perDigit: -1)
      count += position - start
    }
    return count > 0 && scanExponent() && position == end
  }

  @inline(__always)
  private mutating func scanDigits(perDigit: Int) {
    while position < end {
      let digit = bytes[position] &- UInt8(ascii: "0")
      guard digit < 10 else { return }
      if mantissa < 1_000_000_000_000_000_000 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        exponent += perDigit
      } else {
        isTruncated = true
      }
      position += 1
    }
  }

  @inline(__always)
  private mutating func scanExponent() -> Bool {
    guard scan(UInt8(ascii: "e")) || scan(UInt8(ascii: "E")) else { return true }
    let isNegative = scanSign()
    let start = position
    var power = 0
    while position < end, case let digit = bytes[position] &- UInt8(ascii: "0"), digit < 10 {
      power = min(power * 10 + Int(digit), 1_000_000)
      position += 1
    }
    exponent += isNegative ? -power : power
    return position > start
  }

  @inline(__always)
  private mutating func scanSign() -> Bool {
    if scan(UInt8(ascii: "-")) { return true }
    _ = scan(UInt8(ascii: "+"))
    return false
  }

  @inline(__always)
  private mutating func scan(_ byte: UInt8) -> Bool {
    guard position < end, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  /// The value, where one rounding gives it.
  @inline(__always)
  var exactValue: Double? {
    guard !isTruncated, mantissa <= 1 << 53, abs(exponent) <= 22 else { return nil }
    let value = Double(mantissa)
    let magnitude = exponent < 0 ? value / powersOfTen[-exponent] : value * powersOfTen[exponent]
    return isNegative ? -magnitude : magnitude
  }
}

private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
]
