import Autodiff

/// The charge on each pixel by the end of each tick, from what arrives in each cell: a linear map.
///
/// Q[p, k] = Σ over k′ ≤ k, links and cells of A[c, i] r[k′ − (i + s) + before], where s is the number of ticks
/// between the beginnings of the pixel's waveform and the channel's row. It is followed by its
/// transpose, so that it is differentiated to every order.
struct InducedCharge: Sendable {
  /// What a channel's cells are to a pixel's ticks.
  private struct Row {
    var cells: Range<Int>
    var channel: Int
    var pixel: Int
    /// Where the response's charges begin, and their running sums, in ``responses`` and ``sums``.
    var response: Int
    var sum: Int
  }

  let pixels: Int
  let window: Int
  let cellCount: Int
  private let width: Int
  private let rows: [Row]
  private let responses: [Double]
  /// Σ of the first m charges, for 0 ≤ m ≤ ticks.
  private let sums: [Double]

  init(_ map: PixelMap) {
    (pixels, window, cellCount, width) = (map.pixels.count, map.window, map.cellCount, map.width)
    let (responses, ticks) = (map.response.charges, PixelResponse.ticks)
    self.responses = responses
    sums = stride(from: 0, to: responses.count, by: ticks).flatMap { start in
      responses[start..<start + ticks].reduce(into: [0.0]) { $0.append($0[$0.count - 1] + $1) }
    }
    rows = map.links.map { link in
      let place = link.x * map.response.rows + link.y
      return Row(
        cells: map.channels[link.channel].cells, channel: link.channel, pixel: link.pixel,
        response: place * ticks, sum: place * (ticks + 1))
    }
  }

  /// Adds the charges of all cells, then sums along the ticks.
  ///
  /// - Parameters:
  ///   - cells: `[channels · width]`, electrons.
  ///   - shifts: Whole numbers, one for each link.
  ///   - waveforms: `[pixels, window]`; overwritten.
  func apply(
    _ cells: UnsafePointer<Double>, shifts: UnsafePointer<Double>,
    waveforms: UnsafeMutablePointer<Double>
  ) {
    waveforms.update(repeating: 0, count: pixels * window)
    responses.withUnsafeBufferPointer { responses in
      sums.withUnsafeBufferPointer { sums in
        for (row, shift) in zip(rows, UnsafeBufferPointer(start: shifts, count: rows.count)) {
          let waveform = waveforms + row.pixel * window
          let charges = cells + row.channel * width
          let response = responses.baseAddress! + row.response
          for cell in row.cells where charges[cell] != 0 {
            let charge = charges[cell]
            let start = cell + Int(shift) - PixelResponse.ticksBefore
            let first = max(0, -start)
            waveform[0] += charge * sums[row.sum + first]
            let target = waveform + (start + first)
            let source = response + first
            let count = max(0, min(PixelResponse.ticks, window - start) - first)
            for m in 0..<count { target[m] += charge * source[m] }
          }
        }
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
    responses.withUnsafeBufferPointer { responses in
      sums.withUnsafeBufferPointer { sums in
        for (row, shift) in zip(rows, UnsafeBufferPointer(start: shifts, count: rows.count)) {
          let rest = rests + row.pixel * window
          let target = cells + row.channel * width
          let offset = Int(shift) - PixelResponse.ticksBefore
          for cell in row.cells {
            target[cell] += rest[0] * sums[row.sum + max(0, -(cell + offset))]
          }
          for m in 0..<PixelResponse.ticks {
            let low = max(row.cells.lowerBound, -(m + offset))
            let high = min(row.cells.upperBound, window - m - offset)
            guard low < high else { continue }
            let charge = responses[row.response + m]
            let (source, sink) = (rest + (low + m + offset), target + low)
            for cell in 0..<high - low { sink[cell] += charge * source[cell] }
          }
        }
      }
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

/// ``InducedCharge`` or its transpose as an operation of the graph.
///
/// Inputs are the cells (or the waveforms) and the shifts, which have no derivative.
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

  private var shapes: (cells: Shape, waveforms: Shape) {
    ([charge.map.cellCount], [charge.map.pixels, charge.map.window])
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
    let shape = isTransposed ? shapes.cells : shapes.waveforms
    let elements = [Double](unsafeUninitializedCapacity: shape.count) { buffer, count in
      let result = buffer.baseAddress!
      if isTransposed {
        charge.map.applyTransposed(inputs[0].elements, shifts: inputs[1].elements, cells: result)
      } else {
        charge.map.apply(inputs[0].elements, shifts: inputs[1].elements, waveforms: result)
      }
      count = shape.count
    }
    return Tensor(shape: shape, elements: elements)
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
