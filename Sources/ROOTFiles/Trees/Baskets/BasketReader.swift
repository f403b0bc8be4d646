/// Opens baskets, one at a time.
struct BasketReader {
  let tree: TreeName
  let cache: BasketCache
  private let memory = ByteMemory()
  private let decompressor = Decompressor()

  init(_ tree: TreeName, keeping cache: BasketCache) {
    self.tree = tree
    self.cache = cache
  }

  func header(of basket: BasketList.Basket, column: String) throws -> BasketHeader {
    switch basket {
    case .embedded(let basket): basket.header
    case .stored(let position):
      try BasketHeader.read(at: position, of: tree.file, key: label(column))
    }
  }

  /// Runs the body with the basket's bytes, until the next basket is opened.
  ///
  /// - Parameter entries: Which entries are read; where there are some before or behind them, the basket
  ///   is kept until the last one has been read.
  func withBasket<Result>(
    _ basket: BasketList.Basket, header: BasketHeader, column: String, entries: Range<Int>,
    _ body: (OpenBasket) throws -> Result
  ) throws -> Result {
    switch basket {
    case .embedded(let basket):
      return try withEmbedded(basket, column, body)
    case .stored(let position):
      let stored = ByteSource(
        file: tree.file.path, key: label(column), base: position + header.keyLength)
      let source =
        header.isCompressed
        ? ByteSource(
          file: tree.file.path, key: "\(label(column)), basket at \(position)", isInObject: true)
        : stored
      return try withContent(header, at: position, entries: entries, from: stored) {
        try body(open($0, header, column, source))
      }
    }
  }

  /// Fills the target with bytes of a basket's content that lie in the file as they are.
  ///
  /// - Parameter offset: Where in the content they begin.
  /// - Returns: Whether they do lie so; if not, nothing has been read.
  func readContent(
    of basket: BasketList.Basket, header: BasketHeader, from offset: Int,
    into target: UnsafeMutableRawBufferPointer, column: String
  ) throws -> Bool {
    guard case .stored(let position) = basket, !header.isCompressed else { return false }
    try tree.file.read(
      into: target, at: position + header.keyLength + offset, for: "a basket", key: label(column))
    return true
  }

  func malformed(_ basket: BasketList.Basket, column: String, _ reason: String) -> ROOTFileError {
    let source =
      switch basket {
      case .stored(let position):
        ByteSource(file: tree.file.path, key: label(column), base: position)
      case .embedded(let basket): basket.source
      }
    return .malformed(source.place(0), reason: reason)
  }

  private func label(_ column: String) -> String { "\(tree.key), column \(column)" }

  private func withEmbedded<Result>(
    _ basket: EmbeddedBasket, _ column: String, _ body: (OpenBasket) throws -> Result
  ) throws -> Result {
    try basket.data.withUnsafeBytes { data in
      try basket.offsetTable.withUnsafeBytes { offsets in
        try body(
          OpenBasket(
            entryCount: basket.header.entryCount, data: data, offsetTable: offsets, hasSizes: false,
            keyLength: basket.header.keyLength, table: tree.label, column: column,
            source: basket.source))
      }
    }
  }

  /// The content as it is in the cache, or else as it is read, until the next basket is opened.
  private func withContent<Result>(
    _ header: BasketHeader, at position: Int, entries: Range<Int>, from stored: ByteSource,
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    let isWhole = entries.count == header.entryCount
    let isLast = entries.upperBound == header.entryCount
    if !isWhole,
      let content = cache.content(at: position, count: header.openLength, isLast: isLast)
    {
      return try content.withUnsafeBytes(body)
    }
    return try tree.file.withBytes(
      at: position + header.keyLength, count: header.storedLength, for: "a basket",
      key: stored.key, in: memory
    ) { bytes in
      let content =
        header.isCompressed
        ? try decompressor.decompress(bytes, count: header.contentLength, from: stored) : bytes
      if !isLast { cache.keep(Array(content), at: position) }
      return try body(content)
    }
  }

  private func open(
    _ content: UnsafeRawBufferPointer, _ header: BasketHeader, _ column: String,
    _ source: ByteSource
  ) -> OpenBasket {
    OpenBasket(
      entryCount: header.entryCount,
      data: UnsafeRawBufferPointer(rebasing: content[..<header.dataLength]),
      offsetTable: UnsafeRawBufferPointer(rebasing: content[header.dataLength...]),
      hasSizes: header.hasSizes, keyLength: header.keyLength, table: tree.label, column: column,
      source: source)
  }
}
