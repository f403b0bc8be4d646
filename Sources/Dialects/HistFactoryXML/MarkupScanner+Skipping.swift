/// What is passed over, each telling whether it was there.
extension MarkupScanner {
  mutating func skipComment() throws -> Bool {
    guard skip("<!--") else { return false }
    _ = try take(upTo: "-->", of: "a comment")
    return true
  }

  /// `<?xml …?>` and other processing instructions.
  mutating func skipInstruction() throws -> Bool {
    guard skip("<?") else { return false }
    _ = try take(upTo: "?>", of: "a processing instruction")
    return true
  }

  /// A document type that refers to a DTD, which is not read; one with declarations is refused.
  mutating func skipDocumentType() throws -> Bool {
    let begin = place
    guard skip("<!DOCTYPE") else { return false }
    let content = try take(upTo: ">", of: "<!DOCTYPE")
    guard !content.contains(UInt8(ascii: "[")) else {
      throw begin.error(
        """
        the document type has declarations '[…]' of its own, which are not read; leave \
        "<!DOCTYPE … SYSTEM 'HistFactorySchema.dtd'>" or nothing
        """)
    }
    return true
  }

  /// The content of `<![CDATA[…]]>`; nil if something else follows.
  mutating func literalText() throws -> String? {
    guard skip("<![CDATA[") else { return nil }
    return string(try take(upTo: "]]>", of: "<![CDATA["))
  }
}
