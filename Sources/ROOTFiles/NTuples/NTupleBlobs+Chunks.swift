extension NTupleBlobs {
  /// A reader of bytes as they lie in the file, joined where they are too many for one key.
  ///
  /// Then the first key ends with the offsets of all others, eight bytes each.
  func stored(_ locator: NTupleLocator, _ what: String) throws -> ByteReader {
    guard maxKeySize > 0, locator.size > maxKeySize else {
      return try file.reader(at: locator.offset, count: locator.size, for: what, key: label)
    }
    guard locator.size <= file.count else {
      throw file.outside(locator, what, key: label)
    }
    let chunkCount = chunkCount(for: locator.size)
    let tableSize = 8 * (chunkCount - 1)
    guard tableSize <= maxKeySize else {
      throw file.outside(locator, what, key: label)
    }
    var first = try file.reader(at: locator.offset, count: maxKeySize, for: what, key: label)
    var bytes = Array(first.bytes[try first.take(maxKeySize - tableSize)])
    while bytes.count < locator.size {
      let offset = try first.littleCount("an offset")
      let size = min(maxKeySize, locator.size - bytes.count)
      bytes += try file.reader(at: offset, count: size, for: what, key: label).bytes
    }
    return ByteReader(
      bytes, source: ByteSource(file: file.path, key: label, base: locator.offset))
  }

  private func chunkCount(for size: Int) -> Int {
    let count = (size + maxKeySize - 1) / maxKeySize
    let unused = count * maxKeySize - size
    return 8 * (count - 1) > unused ? count + 1 : count
  }
}

extension FileBytes {
  fileprivate func outside(_ locator: NTupleLocator, _ what: String, key: String)
    -> ROOTFileError
  {
    .malformed(
      ROOTPlace(file: path, key: key, offset: locator.offset, isInObject: false),
      reason: "\(what) of \(locator.size) bytes in keys of another size, in a file of \(count)")
  }
}
