/// Instructions laid out to be run again and again: no memory is allocated and next to nothing is
/// counted on the way, so that small graphs cost little more than their kernels.
final class InstructionList: @unchecked Sendable {
  // Unchecked: never changed after it is made.
  private let boxes: [Box]
  private let unowned: UnsafeMutablePointer<Unmanaged<Box>>
  private let operands: UnsafeMutablePointer<Int>
  let count: Int

  /// A kernel behind a reference that can be followed without being counted.
  private final class Box: @unchecked Sendable {
    let kernel: Kernel
    let operands: UnsafePointer<Int>

    init(_ kernel: @escaping Kernel, _ operands: UnsafePointer<Int>) {
      self.kernel = kernel
      self.operands = operands
    }
  }

  init(_ instructions: [Plan.Instruction]) {
    count = instructions.count
    operands = .allocate(capacity: max(instructions.reduce(0) { $0 + $1.operands.count }, 1))
    unowned = .allocate(capacity: max(count, 1))
    var (next, boxes) = (operands, [Box]())
    for (index, instruction) in instructions.enumerated() {
      next.initialize(from: instruction.operands, count: instruction.operands.count)
      boxes.append(Box(instruction.kernel, next))
      (unowned + index).initialize(to: .passUnretained(boxes[index]))
      next += instruction.operands.count
    }
    self.boxes = boxes
  }

  deinit {
    operands.deallocate()
    unowned.deallocate()
  }

  /// Runs all, in order, on one block of events (or on global values).
  func run(
    events: Int = 1, firstEvent: Int = 0,
    on table: UnsafeMutablePointer<UnsafeMutablePointer<Double>>
  ) {
    for index in 0..<count { run(index, events: events, firstEvent: firstEvent, on: table) }
  }

  @inline(__always)
  func run(
    _ index: Int, events: Int, firstEvent: Int,
    on table: UnsafeMutablePointer<UnsafeMutablePointer<Double>>
  ) {
    unowned[index]._withUnsafeGuaranteedRef { box in
      box.kernel(
        Frame(events: events, firstEvent: firstEvent, table: table, slots: box.operands))
    }
  }
}
