import Autodiff

/// The charge on each pixel by the end of each tick, from what arrives in each cell: a linear map.
///
/// Q[p, k] = Σ over k′ ≤ k, links and cells of A[c, i] r[k′ − i − s + before], where s is the number of ticks
/// between the beginnings of the pixel's waveform and the channel's row. It is followed by its
/// transpose, so that it is differentiated to every order.
///
/// Both are written for eight numbers at a time: a block of eight results collects its terms before it is
/// stored. Responses have zeros around them, so that no block has an edge.
struct InducedCharge: Sendable {
  /// What a channel's cells are to a pixel's ticks.
  private struct Row {
    var cells: Range<Int>
    var channel: Int
    var pixel: Int
    /// Which response.
    var place: Int
  }

  private typealias Block = SIMD8<Double>

  let pixels: Int
  let window: Int
  let cellCount: Int
  private let starts: [Int]
  private let rows: [Row]
  /// Responses between zeros, `[places, 2 · margin + ticks]`, and the same backwards.
  private let responses: [Double]
  private let reversed: [Double]
  /// Σ of the first m charges, for 0 ≤ m ≤ ticks, `[places, ticks + 1]`.
  private let sums: [Double]
  /// Zeros on either side of a response.
  private let margin: Int

  private var stride: Int { 2 * margin + PixelResponse.ticks }

  init(_ map: PixelMap) {
    (pixels, window, cellCount, starts) = (map.pixels.count, map.window, map.cellCount, map.starts)
    let longest = map.channels.indices.map { map.starts[$0 + 1] - map.starts[$0] }.max() ?? 0
    let margin = map.window + longest + 2 * Block.scalarCount + PixelMap.ticksAhead
    let zeros = [Double](repeating: 0, count: margin)
    let places = Swift.stride(
      from: 0, to: map.response.charges.count, by: PixelResponse.ticks
    ).map { Array(map.response.charges[$0..<$0 + PixelResponse.ticks]) }
    responses = places.flatMap { zeros + $0 + zeros }
    reversed = places.flatMap { zeros + $0.reversed() + zeros }
    sums = places.flatMap { place in
      place.reduce(into: [0.0]) { $0.append($0[$0.count - 1] + $1) }
    }
    self.margin = margin
    rows = map.links.map { link in
      Row(
        cells: map.channels[link.channel].cells, channel: link.channel, pixel: link.pixel,
        place: link.x * map.response.rows + link.y)
    }
  }

  /// Adds the charges of all cells, then sums along the ticks.
  ///
  /// - Parameters:
  ///   - cells: channel after channel, electrons.
  ///   - shifts: Whole numbers, one for each link.
  ///   - waveforms: `[pixels, window]`; overwritten.
  func apply(
    _ cells: UnsafePointer<Double>, shifts: UnsafePointer<Double>,
    waveforms: UnsafeMutablePointer<Double>
  ) {
    waveforms.update(repeating: 0, count: pixels * window)
    responses.withUnsafeBufferPointer { responses in
      for (row, shift) in zip(rows, UnsafeBufferPointer(start: shifts, count: rows.count)) {
        let charges = cells + starts[row.channel]
        guard let held = nonzero(charges, row.cells) else { continue }
        let offset = self.offset(shift)
        let waveform = waveforms + row.pixel * window
        let response = responses.baseAddress! + row.place * stride + margin
        let last = min(window, held.upperBound + offset + PixelResponse.ticks)
        for tick in Swift.stride(from: 1, to: last, by: Block.scalarCount) {
          var block = Block.zero
          for cell in held {
            block += charges[cell] * load(response + (tick - cell - offset))
          }
          add(block, to: waveform + tick, atMost: window - tick)
        }
        for cell in held { waveform[0] += charges[cell] * sum(row, by: 1 - cell - offset) }
      }
    }
    for pixel in 0..<pixels {
      let waveform = waveforms + pixel * window
      for tick in 1..<window { waveform[tick] += waveform[tick - 1] }
    }
  }

  /// The transpose of ``apply(_:shifts:waveforms:)``.
  func applyTransposed(
    _ waveforms: UnsafePointer<Double>, shifts: UnsafePointer<Double>,
    cells: UnsafeMutablePointer<Double>
  ) {
    cells.update(repeating: 0, count: cellCount)
    let rests = UnsafeMutablePointer<Double>.allocate(capacity: pixels * window)
    defer { rests.deallocate() }
    for pixel in 0..<pixels { sumBackwards(waveforms + pixel * window, rests + pixel * window) }
    reversed.withUnsafeBufferPointer { responses in
      for (row, shift) in zip(rows, UnsafeBufferPointer(start: shifts, count: rows.count)) {
        let rest = rests + row.pixel * window
        let target = cells + starts[row.channel]
        let offset = self.offset(shift)
        let response = responses.baseAddress! + row.place * stride + margin
        let last = min(window, row.cells.upperBound + offset + PixelResponse.ticks)
        for cell in Swift.stride(
          from: row.cells.lowerBound, to: row.cells.upperBound, by: Block.scalarCount)
        {
          var block = Block.zero
          // r[tick − cell − offset] is the reversed response's number ticks − 1 − that.
          let first = PixelResponse.ticks - 1 + cell + offset
          for tick in max(1, cell + offset)..<max(1, cell + offset, last) {
            block += rest[tick] * load(response + (first - tick))
          }
          add(block, to: target + cell, atMost: row.cells.upperBound - cell)
        }
        for cell in row.cells { target[cell] += rest[0] * sum(row, by: 1 - cell - offset) }
      }
    }
  }

  /// Where a response begins; what lies beyond the waveform, at velocities that it was not laid out for, is
  /// put at its end.
  private func offset(_ shift: Double) -> Int {
    Int(min(shift, Double(window))) - PixelResponse.ticksBefore
  }

  /// Σ of the response's first `count` charges.
  private func sum(_ row: Row, by count: Int) -> Double {
    sums[row.place * (PixelResponse.ticks + 1) + min(max(count, 0), PixelResponse.ticks)]
  }

  /// The cells between the first and the last that are not 0.
  private func nonzero(_ charges: UnsafePointer<Double>, _ cells: Range<Int>) -> Range<Int>? {
    var (low, high) = (cells.lowerBound, cells.upperBound)
    while low < high, charges[low] == 0 { low += 1 }
    while low < high, charges[high - 1] == 0 { high -= 1 }
    return low < high ? low..<high : nil
  }

  private func load(_ pointer: UnsafePointer<Double>) -> Block {
    UnsafeRawPointer(pointer).loadUnaligned(as: Block.self)
  }

  private func add(_ block: Block, to pointer: UnsafeMutablePointer<Double>, atMost count: Int) {
    if count >= Block.scalarCount {
      let raw = UnsafeMutableRawPointer(pointer)
      raw.storeBytes(of: load(pointer) + block, as: Block.self)
    } else {
      for index in 0..<count { pointer[index] += block[index] }
    }
  }

  private func sumBackwards(
    _ values: UnsafePointer<Double>, _ sums: UnsafeMutablePointer<Double>
  ) {
    var sum = 0.0
    for tick in (0..<window).reversed() {
      sum += values[tick]
      sums[tick] = sum
    }
  }
}

/// ``InducedCharge`` or its transpose as an operation of the graph, with what the trigger needs of it.
///
/// From the cells it makes two arrays, `[2, pixels, depth]` with depth = window − hold. The first has the
/// charge by the end of each tick, after a 0 for the time before; the second what waiting for a tick more
/// adds to the charge at the sampling: Q[hold], then Q[k + 1 + hold] − Q[k + hold]. Inputs are the cells (or
/// these two arrays) and the shifts, which have no derivative.
struct InducedChargeOperation: CustomOperation {
  let charge: Shared
  let isTransposed: Bool

  /// One map of pixels is one operation, whatever its size.
  final class Shared: Hashable, Sendable {
    let map: InducedCharge
    init(_ map: InducedCharge) { self.map = map }
    static func == (a: Shared, b: Shared) -> Bool { a === b }
    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
  }

  var name: String { isTransposed ? "induced charge, transposed" : "induced charge" }

  private var depth: Int { charge.map.window - Constants.holdTicks }

  private var shapes: (cells: Shape, waveforms: Shape) {
    ([charge.map.cellCount], [2, charge.map.pixels, depth])
  }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    let (given, result) =
      isTransposed
      ? (shapes.waveforms, shapes.cells) : (shapes.cells, shapes.waveforms)
    guard inputs[0] == given else {
      throw OperationMisuse("a value of shape \(given) is expected, given \(inputs[0])")
    }
    return result
  }

  func evaluate(_ inputs: [Tensor]) -> Tensor {
    let (map, shape) = (charge.map, isTransposed ? shapes.cells : shapes.waveforms)
    let waveforms = UnsafeMutablePointer<Double>.allocate(capacity: map.pixels * map.window)
    defer { waveforms.deallocate() }
    let elements = [Double](unsafeUninitializedCapacity: shape.count) { buffer, count in
      count = shape.count
      guard let result = buffer.baseAddress else { return }
      if isTransposed {
        inputs[0].elements.withUnsafeBufferPointer { gather($0.baseAddress!, into: waveforms) }
        map.applyTransposed(waveforms, shifts: inputs[1].elements, cells: result)
      } else {
        map.apply(inputs[0].elements, shifts: inputs[1].elements, waveforms: waveforms)
        split(waveforms, into: result)
      }
    }
    return Tensor(shape: shape, elements: elements)
  }

  /// The two arrays of waveforms.
  private func split(
    _ waveforms: UnsafePointer<Double>, into result: UnsafeMutablePointer<Double>
  ) {
    let (window, hold) = (charge.map.window, Constants.holdTicks)
    for pixel in 0..<charge.map.pixels {
      let waveform = waveforms + pixel * window
      let charges = result + pixel * depth
      let gains = result + (charge.map.pixels + pixel) * depth
      (charges[0], gains[0]) = (0, waveform[hold])
      for tick in 1..<depth {
        charges[tick] = waveform[tick - 1]
        gains[tick] = waveform[tick + hold] - waveform[tick + hold - 1]
      }
    }
  }

  /// The transpose of `split`.
  private func gather(
    _ values: UnsafePointer<Double>, into waveforms: UnsafeMutablePointer<Double>
  ) {
    let (window, hold) = (charge.map.window, Constants.holdTicks)
    for pixel in 0..<charge.map.pixels {
      let waveform = waveforms + pixel * window
      let charges = values + pixel * depth
      let gains = values + (charge.map.pixels + pixel) * depth
      waveform.update(from: charges + 1, count: depth - 1)
      (waveform + (depth - 1)).update(repeating: 0, count: hold + 1)
      for tick in 0..<depth - 1 { waveform[tick + hold] += gains[tick] - gains[tick + 1] }
      waveform[window - 1] += gains[depth - 1]
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    [transposed(of: cotangent, at: node, isTransposed: !isTransposed), nil]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    tangents[0].map { transposed(of: $0, at: node, isTransposed: isTransposed) }
  }

  private func transposed(of value: Node, at node: Node, isTransposed: Bool) -> Node {
    apply(
      InducedChargeOperation(charge: charge, isTransposed: isTransposed),
      to: value, node.inputs[1])
  }
}
