/// A way to tell whether two documents are the same, as pyhf uses it.
public enum DigestAlgorithm: String, CaseIterable, Hashable, Sendable {
  case md5
  case sha256

  /// The number of hexadecimal digits.
  var digitCount: Int { self == .md5 ? 32 : 64 }
}

extension JSONValue {
  /// The digest that `pyhf.utils.digest` gives for the document, in lowercase hexadecimal digits.
  ///
  /// It is that of the text which Python's `json.dumps(…, sort_keys=True, ensure_ascii=False)` makes, so
  /// it depends on whether a number is written as an integer or as a double, but on no order or space.
  ///
  /// - Parameter algorithm: The hash function.
  public func digest(_ algorithm: DigestAlgorithm) -> String {
    var writer = JSONWriter(.spaced)
    writer.write(self)
    let digest =
      switch algorithm {
      case .md5: MD5.digest(of: writer.bytes)
      case .sha256: SHA256.digest(of: writer.bytes)
      }
    return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
