/// What the columns of a tree are read with; not to be shared between threads.
struct ColumnReader {
  /// What may be allocated on the word of a file: this much, and as many times the stored bytes.
  private static let trustedByteCount = 256 << 20
  private static let trustedRatio = 64

  let file: FileBytes
  /// What errors call the tree, before the column's name.
  let label: String
  let columns: [TreeColumn]
  private let decompressor = Decompressor()

  init(file: FileBytes, label: String, columns: [TreeColumn]) {
    self.file = file
    self.label = label
    self.columns = columns
  }

  /// Some entries of a column.
  func read(_ index: Int, entries: Range<Int>) throws -> ROOTArray {
    let slices = try slices(of: columns[index], entries: entries)
    return .joined(try pieces(slices).map { try read($0, of: columns[index]) })
  }

  // MARK: Where entries are

  /// Entries in one basket.
  struct Slice {
    let basket: Int
    let header: BasketHeader
    /// Counted within the basket.
    let entries: Range<Int>
  }

  private func slices(of column: TreeColumn, entries: Range<Int>) throws -> [Slice] {
    let list = column.baskets
    return try list.overlapping(entries).map { index in
      let range = list.starts[index]..<list.starts[index + 1]
      let header = try header(of: list.baskets[index], column)
      guard header.entryCount == range.count else {
        throw malformed(
          list.baskets[index], column,
          "a basket of \(header.entryCount) entries where the tree has \(range.count) in it")
      }
      let wanted = entries.clamped(to: range)
      let first = wanted.lowerBound - range.lowerBound
      return Slice(basket: index, header: header, entries: first..<first + wanted.count)
    }
  }

  private func header(of basket: BasketList.Basket, _ column: TreeColumn) throws -> BasketHeader {
    switch basket {
    case .embedded(let basket): basket.header
    case .stored(let position):
      try BasketHeader.read(at: position, of: file, column: column.column.name)
    }
  }

  private func malformed(
    _ basket: BasketList.Basket, _ column: TreeColumn, _ reason: String
  ) -> ROOTFileError {
    let position = if case .stored(let position) = basket { position } else { 0 }
    return .malformed(
      ROOTPlace(
        file: file.path, key: label(of: column), offset: position, isInObject: position == 0),
      reason: reason)
  }

  private func label(of column: TreeColumn) -> String { "\(label), column '\(column.column.name)'" }

  /// Slices for which memory may be allocated at once; usually one piece of all of them.
  private func pieces(_ slices: [Slice]) -> [ArraySlice<Slice>] {
    var pieces: [ArraySlice<Slice>] = []
    var start = 0
    var (claimed, stored) = (0, 0)
    for index in slices.indices {
      claimed += slices[index].header.contentLength
      stored += slices[index].header.totalLength
      guard index > start, claimed > max(Self.trustedByteCount, Self.trustedRatio * stored) else {
        continue
      }
      pieces.append(slices[start..<index])
      start = index
      (claimed, stored) = (slices[index].header.contentLength, slices[index].header.totalLength)
    }
    return pieces + [slices[start...]]
  }

  // MARK: Opening baskets

  /// Runs the body with the basket's bytes, until the next basket is opened.
  private func withBasket<Result>(
    _ slice: Slice, of column: TreeColumn, _ body: (OpenBasket) throws -> Result
  ) throws -> Result {
    switch column.baskets.baskets[slice.basket] {
    case .embedded(let basket): try withEmbedded(basket, column, body)
    case .stored(let position): try withStored(slice.header, at: position, column, body)
    }
  }

  private func withEmbedded<Result>(
    _ basket: EmbeddedBasket, _ column: TreeColumn, _ body: (OpenBasket) throws -> Result
  ) throws -> Result {
    try basket.data.withUnsafeBytes { data in
      try basket.offsetTable.withUnsafeBytes { table in
        try body(
          OpenBasket(
            entryCount: basket.header.entryCount, data: data, offsetTable: table, hasSizes: false,
            keyLength: basket.header.keyLength, table: label, column: column.column.name,
            source: basket.source))
      }
    }
  }

  private func withStored<Result>(
    _ header: BasketHeader, at position: Int, _ column: TreeColumn,
    _ body: (OpenBasket) throws -> Result
  ) throws -> Result {
    let start = position + header.keyLength
    let source = ByteSource(file: file.path, key: label(of: column), base: start)
    return try file.withBytes(
      at: start, count: header.storedLength, for: "a basket", key: source.key
    ) { stored in
      guard header.isCompressed else { return try body(open(stored, header, column, source)) }
      let content = try decompressor.decompress(stored, count: header.contentLength, from: source)
      let inObject = ByteSource(
        file: source.file, key: "\(label(of: column)), basket at \(position)", isInObject: true)
      return try body(open(content, header, column, inObject))
    }
  }

  private func open(
    _ content: UnsafeRawBufferPointer, _ header: BasketHeader, _ column: TreeColumn,
    _ source: ByteSource
  ) -> OpenBasket {
    OpenBasket(
      entryCount: header.entryCount,
      data: UnsafeRawBufferPointer(rebasing: content[..<header.dataLength]),
      offsetTable: UnsafeRawBufferPointer(rebasing: content[header.dataLength...]),
      hasSizes: header.hasSizes, keyLength: header.keyLength, table: label,
      column: column.column.name, source: source)
  }

  // MARK: Reading a piece

  private func read(_ slices: ArraySlice<Slice>, of column: TreeColumn) throws -> ROOTArray {
    switch column.layout {
    case .fixed(let number, let count, let offset, let stride):
      try fixed(slices, column, FixedNumbers(number, count: count, offset: offset, stride: stride))
    case .numbers(let number, let width, let header):
      try lists(slices, column, NumberLists(number, width: width, header: header))
    case .walked(let part, let number): try walked(slices, column, part, number)
    }
  }

  private func fixed(
    _ slices: ArraySlice<Slice>, _ column: TreeColumn, _ numbers: FixedNumbers
  ) throws -> ROOTArray {
    let count = slices.reduce(0) { $0 + $1.entries.count }
    for slice in slices { try requireRoom(slice, column, numbers.stride) }
    let values = try ROOTValues(numbers.number.number, capacity: count * numbers.count) { target in
      var rest = target
      for slice in slices {
        try withBasket(slice, of: column) { try numbers.decode($0, slice.entries, into: rest) }
        rest = UnsafeMutableRawBufferPointer(
          rebasing: rest[(slice.entries.count * numbers.count * numbers.number.number.size)...])
      }
      return count * numbers.count
    }
    return ROOTArray(type: column.column.type, count: count, values: values)
  }

  /// Entries of a fixed size cannot be more than their bytes.
  private func requireRoom(_ slice: Slice, _ column: TreeColumn, _ stride: Int) throws {
    let header = slice.header
    guard header.entryCount <= header.dataLength / stride else {
      throw malformed(
        column.baskets.baskets[slice.basket], column,
        "\(header.entryCount) entries of \(stride) bytes in a basket of \(header.dataLength)")
    }
  }

  private func lists(
    _ slices: ArraySlice<Slice>, _ column: TreeColumn, _ numbers: NumberLists
  ) throws -> ROOTArray {
    let number = numbers.number
    let capacity = slices.reduce(0) { $0 + $1.header.dataLength / number.size }
    var offsets = [0]
    let values = try ROOTValues(number.number, capacity: capacity) { target in
      for slice in slices {
        try withBasket(slice, of: column) { basket in
          let places = try places(in: basket, slice, column, elementSize: numbers.size)
          try numbers.decode(basket, places, into: target, &offsets)
        }
      }
      return offsets[offsets.count - 1]
    }
    return ROOTArray(
      type: column.column.type, count: offsets.count - 1, offsets: [offsets], values: values)
  }

  /// Where the slice's entries begin, and at the end where the last one ends.
  ///
  /// - Parameter elementSize: The bytes of what the column's counter counts.
  private func places(
    in basket: OpenBasket, _ slice: Slice, _ column: TreeColumn, elementSize: Int?
  ) throws -> ArraySlice<Int> {
    let range = slice.entries.lowerBound...slice.entries.upperBound
    if basket.hasOffsets || basket.entryCount == 0 { return try basket.offsets()[range] }
    guard let elementSize, column.counter != nil else {
      throw basket.unsupported("its baskets do not say where entries begin, and no column counts")
    }
    let counts = try counts(of: column, inBasket: slice.basket)
    return try basket.offsets(counts: counts[...], elementSize: elementSize)[range]
  }

  /// What the counter says of the entries of a basket; empty where the column has none.
  private func counts(of column: TreeColumn, inBasket index: Int) throws -> [Int] {
    guard let counter = column.counter else { return [] }
    // It may decompress other baskets meanwhile.
    let reader = ColumnReader(file: file, label: label, columns: columns)
    let entries = column.baskets.starts[index]..<column.baskets.starts[index + 1]
    return try reader.read(counter, entries: entries).values.integers ?? []
  }

  private func walked(
    _ slices: ArraySlice<Slice>, _ column: TreeColumn, _ part: StoredPart, _ number: StoredNumber?
  ) throws -> ROOTArray {
    var walker = EntryWalker(listDepth: column.column.type.listDepth, number: number)
    for slice in slices {
      let counts = try counts(of: column, inBasket: slice.basket)
      try withBasket(slice, of: column) { basket in
        try walker.walk(part, through: basket, slice.entries, counts: counts)
      }
    }
    return ROOTArray(
      type: column.column.type, count: slices.reduce(0) { $0 + $1.entries.count },
      offsets: walker.offsets, values: walker.values)
  }
}
