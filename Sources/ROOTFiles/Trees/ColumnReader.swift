/// Reads the columns of a tree; not to be shared between threads.
struct ColumnReader {
  let columns: [TreeColumn]
  var limit = AllocationLimit()
  private let baskets: BasketReader

  init(_ columns: [TreeColumn], of tree: TreeName, keeping cache: BasketCache) {
    self.columns = columns
    baskets = BasketReader(tree, keeping: cache)
  }

  /// Some entries of a column.
  func read(_ index: Int, entries: Range<Int>) throws -> ROOTArray {
    let slices = try slices(of: columns[index], entries)
    return .joined(try limit.pieces(slices).map { try read($0, of: columns[index]) })
  }

  private func slices(of column: TreeColumn, _ entries: Range<Int>) throws -> [BasketSlice] {
    let list = column.baskets
    return try list.overlapping(entries).map { index in
      let range = list.starts[index]..<list.starts[index + 1]
      let header = try baskets.header(of: list.baskets[index], column: column.column.name)
      guard header.entryCount == range.count else {
        throw malformed(
          index, column,
          "a basket of \(header.entryCount) entries where the tree has \(range.count) in it")
      }
      let wanted = entries.clamped(to: range)
      let first = wanted.lowerBound - range.lowerBound
      return BasketSlice(basket: index, header: header, entries: first..<first + wanted.count)
    }
  }

  private func malformed(_ basket: Int, _ column: TreeColumn, _ reason: String) -> ROOTFileError {
    baskets.malformed(column.baskets.baskets[basket], column: column.column.name, reason)
  }

  private func withBasket<Result>(
    _ slice: BasketSlice, of column: TreeColumn, _ body: (OpenBasket) throws -> Result
  ) throws -> Result {
    try baskets.withBasket(
      column.baskets.baskets[slice.basket], header: slice.header, column: column.column.name,
      entries: slice.entries, body)
  }

  private func read(_ slices: ArraySlice<BasketSlice>, of column: TreeColumn) throws -> ROOTArray {
    for slice in slices where limit.isExceeded(by: slice.header) {
      try withBasket(slice, of: column) { _ in }
    }
    switch column.layout {
    case .fixed(let numbers): return try fixed(slices, column, numbers)
    case .lists(let numbers): return try lists(slices, column, numbers)
    case .walked(let part, let number): return try walked(slices, column, part, number)
    }
  }

  // MARK: Numbers, as many in each entry

  private func fixed(
    _ slices: ArraySlice<BasketSlice>, _ column: TreeColumn, _ numbers: FixedNumbers
  ) throws -> ROOTArray {
    for slice in slices { try requireRoom(slice, column, numbers.stride) }
    let count = slices.reduce(0) { $0 + $1.entries.count }
    let number = numbers.number.number
    let values = try ROOTValues(number, capacity: count * numbers.count) { target in
      var rest = target
      for slice in slices {
        let filled = slice.entries.count * numbers.count * number.size
        let place = UnsafeMutableRawBufferPointer(rebasing: rest[..<filled])
        if try !readDirectly(slice, column, numbers, into: place) {
          try withBasket(slice, of: column) { try numbers.decode($0, slice.entries, into: rest) }
        }
        rest = UnsafeMutableRawBufferPointer(rebasing: rest[filled...])
      }
      return count * numbers.count
    }
    return ROOTArray(type: column.column.type, count: count, values: values)
  }

  /// Reads numbers to where they are wanted and only turns their bytes round there, where nothing else
  /// lies between them.
  ///
  /// - Returns: Whether that can be done.
  private func readDirectly(
    _ slice: BasketSlice, _ column: TreeColumn, _ numbers: FixedNumbers,
    into target: UnsafeMutableRawBufferPointer
  ) throws -> Bool {
    guard numbers.arePlain, slice.header.dataLength == slice.header.entryCount * numbers.stride,
      let start = target.baseAddress,
      try baskets.readContent(
        of: column.baskets.baskets[slice.basket], header: slice.header,
        from: slice.entries.lowerBound * numbers.stride, into: target,
        column: column.column.name)
    else { return false }
    numbers.number.decode(UnsafeRawBufferPointer(target), into: start)
    return true
  }

  /// Entries of a fixed size cannot be more than their bytes.
  private func requireRoom(_ slice: BasketSlice, _ column: TreeColumn, _ stride: Int) throws {
    guard slice.header.entryCount <= slice.header.dataLength / stride else {
      throw malformed(
        slice.basket, column,
        "\(slice.header.entryCount) entries of \(stride) bytes in a basket of"
          + " \(slice.header.dataLength)")
    }
  }

  // MARK: Lists of numbers

  private func lists(
    _ slices: ArraySlice<BasketSlice>, _ column: TreeColumn, _ numbers: NumberLists
  ) throws -> ROOTArray {
    let number = numbers.number
    let capacity = slices.reduce(0) { $0 + $1.header.dataLength / number.size }
    var offsets = [0]
    let values = try ROOTValues(number.number, capacity: capacity) { target in
      for slice in slices {
        try withBasket(slice, of: column) { basket in
          let places = try places(in: basket, slice, column, numbers)
          try numbers.decode(basket, places, into: target, &offsets)
        }
      }
      return offsets[offsets.count - 1]
    }
    return ROOTArray(
      type: column.column.type, count: offsets.count - 1, offsets: [offsets], values: values)
  }

  /// Where the slice's entries begin, and at the end where the last one ends.
  private func places(
    in basket: OpenBasket, _ slice: BasketSlice, _ column: TreeColumn, _ numbers: NumberLists
  ) throws -> ArraySlice<Int> {
    let range = slice.entries.lowerBound...slice.entries.upperBound
    if basket.hasOffsets || basket.entryCount == 0 { return try basket.offsets()[range] }
    guard column.counter != nil else {
      throw basket.unsupported("its baskets do not say where entries begin, and no column counts")
    }
    let counts = try counts(of: column, slice)
    return try basket.offsets(counts: counts, elementSize: numbers.size, header: numbers.header)[
      range]
  }

  /// What the counter says of a basket's entries up to the last one wanted; empty where the column has
  /// none.
  private func counts(of column: TreeColumn, _ slice: BasketSlice) throws -> [Int] {
    guard let counter = column.counter else { return [] }
    // It may decompress other baskets while this one is open.
    let reader = ColumnReader(columns, of: baskets.tree, keeping: baskets.cache)
    let start = column.baskets.starts[slice.basket]
    return try reader.read(counter, entries: start..<start + slice.entries.upperBound).values
      .integers ?? []
  }

  // MARK: Anything else

  private func walked(
    _ slices: ArraySlice<BasketSlice>, _ column: TreeColumn, _ part: StoredPart,
    _ number: StoredNumber?
  ) throws -> ROOTArray {
    var walker = EntryWalker(listDepth: column.column.type.listDepth, number: number)
    for slice in slices {
      let counts = try counts(of: column, slice)
      try withBasket(slice, of: column) { basket in
        try walker.walk(part, through: basket, slice.entries, counts: counts)
      }
    }
    return ROOTArray(
      type: column.column.type, count: slices.reduce(0) { $0 + $1.entries.count },
      offsets: walker.offsets, values: walker.values)
  }
}
