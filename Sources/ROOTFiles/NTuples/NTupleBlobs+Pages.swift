internal import Codecs

/// What reading pages one by one works in. Not to be shared between threads.
struct NTuplePageMemory {
  let stored = ByteMemory()
  let decompressor = Decompressor()
}

extension NTupleBlobs {
  /// Runs the body with the elements of a page as stored, which are `count` bytes after
  /// decompression, in memory that is used again for the next page.
  func withPage<Result>(
    _ page: NTuplePage, count: Int, in memory: NTuplePageMemory,
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    let source = ByteSource(file: file.path, key: label, base: page.offset)
    try checkLength(count, "a page", at: source.place(0))
    return try withStored(page, in: memory.stored) { stored in
      guard !page.hasChecksum || hasRightChecksum(stored) else {
        throw ROOTFileError.malformed(source.place(0), reason: "the checksum of a page is wrong")
      }
      let elements = UnsafeRawBufferPointer(rebasing: stored.prefix(page.size))
      guard elements.count != count else { return try body(elements) }
      return try body(memory.decompressor.decompress(elements, count: count, from: source))
    }
  }

  /// Runs the body with the bytes of a page, and of the checksum behind it.
  private func withStored<Result>(
    _ page: NTuplePage, in memory: ByteMemory, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    let size = page.size + (page.hasChecksum ? Self.checksumSize : 0)
    guard maxKeySize == 0 || size <= maxKeySize else {
      let locator = NTupleLocator(offset: page.offset, size: size)
      return try stored(locator, "a page").bytes.withUnsafeBytes(body)
    }
    return try file.withBytes(
      at: page.offset, count: size, for: "a page", key: label, in: memory, body)
  }

  private func hasRightChecksum(_ stored: UnsafeRawBufferPointer) -> Bool {
    let content = stored.dropLast(Self.checksumSize)
    let checksum = stored.loadUnaligned(fromByteOffset: content.count, as: UInt64.self)
    return Checksums.agree(
      UInt64(littleEndian: checksum), xxHash3(UnsafeRawBufferPointer(rebasing: content)))
  }
}
