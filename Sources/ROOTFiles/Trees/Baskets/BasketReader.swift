/// Opens baskets, one at a time.
struct BasketReader {
  let tree: TreeName
  private let stored = ByteMemory()
  private let decompressor = Decompressor()

  init(_ tree: TreeName) { self.tree = tree }

  func header(of basket: BasketList.Basket, column: String) throws -> BasketHeader {
    switch basket {
    case .embedded(let basket): basket.header
    case .stored(let position):
      try BasketHeader.read(at: position, of: tree.file, key: label(column))
    }
  }

  /// Runs the body with the basket's bytes, until the next basket is opened.
  func withBasket<Result>(
    _ basket: BasketList.Basket, header: BasketHeader, column: String,
    _ body: (OpenBasket) throws -> Result
  ) throws -> Result {
    switch basket {
    case .embedded(let basket): try withEmbedded(basket, column, body)
    case .stored(let position): try withStored(header, at: position, column, body)
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

  private func withStored<Result>(
    _ header: BasketHeader, at position: Int, _ column: String,
    _ body: (OpenBasket) throws -> Result
  ) throws -> Result {
    let start = position + header.keyLength
    let source = ByteSource(file: tree.file.path, key: label(column), base: start)
    let content = ByteSource(
      file: tree.file.path, key: "\(label(column)), basket at \(position)", isInObject: true)
    return try tree.file.withBytes(
      at: start, count: header.storedLength, for: "a basket", key: source.key, in: stored
    ) { bytes in
      guard header.isCompressed else { return try body(open(bytes, header, column, source)) }
      let bytes = try decompressor.decompress(bytes, count: header.contentLength, from: source)
      return try body(open(bytes, header, column, content))
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
