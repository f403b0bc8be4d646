internal import CVectorMath
import Synchronization

/// The cotangents of a loop's inputs, given that of its packed value, which is the last input.
///
/// The loop is run again, leaving checkpoints, and reversed step by step; each block of events on its
/// own. Cotangents of global values that a loop over events captures are sums over events, a reduction;
/// the others live where the loop does. Both parts are computed in one go.
struct LoopReverse: JointOperation, IteratingOperation {
  /// Cotangents in the loop's own space, or sums over events.
  enum Part: CaseIterable, Hashable, Sendable {
    case own, sums
  }

  let body: LoopBody
  let steps: Int
  let checkpoints: Checkpoints
  let activity: LoopBody.Activity
  let part: Part

  var name: String { "\(steps) steps of \(body.label), reversed" }
  var role: OperationRole { part == .sums ? .reduction : .map }
  var iterations: Int { 3 * steps * body.next.count }

  static let sharedInputs = Int.max
  var sharedOptions: AnyHashable {
    AnyHashable([
      AnyHashable(body), AnyHashable(steps), AnyHashable(checkpoints), AnyHashable(activity),
    ])
  }

  /// The inputs whose cotangents this is, in the order in which they are packed.
  var targets: [Int] { targets(in: part) }

  private func targets(in part: Part) -> [Int] {
    let adjoint = body.adjoint(activity)
    var targets: [Int] = []
    if part == .own {
      targets = zip(adjoint.states, adjoint.stateCotangents).compactMap { state, cotangent in
        cotangent != nil && activity.starts[state] ? state : nil
      }
    }
    return targets
      + adjoint.captured.keys.sorted().filter {
        (body.placeholders[$0].isPerEvent == body.isPerEvent) == (part == .own)
      }.map { body.states.count + $0 }
  }

  private func shape(_ target: Int) -> Shape { (body.states + body.placeholders)[target].shape }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    let packed = Shape([body.stateRows + steps * body.yieldRows])
    let expected = (body.states + body.placeholders).map(\.shape) + [packed]
    guard inputs == expected else {
      throw OperationMisuse("states, captured values and a cotangent of \(expected) are expected")
    }
    return [targets.reduce(0) { $0 + shape($1).count }]
  }

  // MARK: Rules

  /// Each target's part of a packed result, in its own shape.
  func unpacked(_ packed: Node, like inputs: [Node]) -> [(target: Int, slice: Node)] {
    var start = 0
    return targets.map { target in
      let shape = shape(target)
      defer { start += shape.count }
      return (target, packed.sliced(start..<(start + shape.count)).reshaped(to: shape))
    }
  }

  private func call(_ node: Node) -> LoopCall {
    let (states, inputs) = (body.states.count, node.inputs.dropLast())
    return LoopCall(
      body: body, steps: steps, checkpoints: checkpoints, starts: Array(inputs.prefix(states)),
      captured: Array(inputs.dropFirst(states)))
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    pullback(cotangent, at: node, wanted: node.inputs.map { _ in true })
  }

  /// With c for the cotangent, c·R[L](x, ȳ) = ȳ·L′(x, c): the loop that carries c as a tangent.
  func pullback(_ cotangent: Node, at node: Node, wanted: [Bool]) -> [Node?] {
    let call = call(node)
    var along = [Node?](repeating: nil, count: call.inputs.count)
    for (target, slice) in unpacked(cotangent, like: node.inputs) { along[target] = slice }
    guard let carrying = call.carrying(along) else { return wanted.map { _ in nil } }
    var asked = Array(repeating: false, count: carrying.call.inputs.count)
    for index in along.indices { asked[carrying.position(index)] = wanted[index] }
    let found = carrying.call.cotangents(
      of: carrying.cotangent(ofTangents: node.inputs.last!, ofValues: nil), wanted: asked)
    return along.indices.map { found[carrying.position($0)] }
      + [wanted.last! ? carrying.tangent : nil]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    let (call, packed, change) = (call(node), node.inputs.last!, tangents.last!)
    let along = Array(tangents.dropLast())
    guard along.contains(where: { $0 != nil }),
      let carrying = call.carrying(along, keepingYields: change != nil)
    else { return change.map { .apply(self, to: call.inputs + [$0]) } }
    let active = activity.starts + activity.captured
    var asked = Array(repeating: false, count: carrying.call.inputs.count)
    for index in along.indices { asked[carrying.position(index)] = active[index] }
    let found = carrying.call.cotangents(
      of: carrying.cotangent(ofTangents: packed, ofValues: change), wanted: asked)
    let parts = targets.map { target in
      (found[carrying.position(target)] ?? node.inputs[target].zeros())
        .reshaped(to: [shape(target).count])
    }
    let result = Node.concatenated(parts, axis: 0)
    return part == .own ? result.broadcast(likeEventsOf: call.starts[0]) : result
  }

  // MARK: Kernel

  func scratchRows(for node: Node) -> Int {
    let adjoint = body.adjoint(activity)
    return body.program(yielding: false).rowCount + adjoint.program.rowCount
      // A checkpoint is touched once in a while, and need not stay in the cache.
      + (checkpoints.number(steps: steps) / 16 + 3) * body.stateRows
      + 2 * adjoint.states.reduce(0) { $0 + body.states[$1].shape.count }
  }

  static func jointKernel(for nodes: [Node]) -> Kernel {
    let parts = nodes.map { $0.operation as! LoopReverse }
    let stride = nodes[0].inputs.count + 1
    func place(_ part: Part) -> Int? { parts.firstIndex { $0.part == part }.map { stride * $0 } }
    let runner = ReverseRunner(parts[0])
    let (own, sums) = (place(.own), place(.sums))
    return { runner.run($0, own: own, sums: sums) }
  }

  /// What the kernel needs to know of where each target's cotangent goes.
  fileprivate func destinations(_ part: Part) -> [(target: Int, offset: Int, count: Int)] {
    var next = 0
    return targets(in: part).map { target in
      let count = shape(target).count
      defer { next += count }
      return (target, next, count)
    }
  }
}

/// Reverses a loop on blocks of events.
private final class ReverseRunner: Sendable {
  private let forward: LoopRunner
  private let adjoint: BlockProgram
  private let steps: Int
  private let checkpoints: Int
  private let yieldRows: Int
  private let states: FixedList<Rows>
  private let capturedCount: Int
  /// The states with cotangents: their place among the states and among the cotangents.
  private let varying: FixedList<Part>
  private let cotangentRows: Int
  private let yields: FixedList<Int>
  /// States' cotangents in the result: which of the varying, and where they go.
  private let starts: FixedList<Part>
  /// Captured values' cotangents: which output of the adjoint program, and where they go.
  private let own: FixedList<Part>
  private let sums: FixedList<Part>
  /// Rows among others, and what they belong to.
  private struct Part: BitwiseCopyable, Sendable {
    let index: Int
    let offset: Int
    let count: Int
  }

  private let ownRows: Int
  private let sumCount: Int
  private let idle = Mutex<[Memory]>([])

  private final class Memory: @unchecked Sendable {
    // Unchecked: lent to one thread at a time.
    var numbers = GrowingMemory()
  }

  init(_ operation: LoopReverse) {
    let (body, parts) = (operation.body, operation.body.adjoint(operation.activity))
    forward = LoopRunner(body, yielding: false)
    (adjoint, steps) = (parts.program, operation.steps)
    checkpoints = operation.checkpoints.number(steps: steps)
    yieldRows = body.yieldRows
    states = FixedList(body.stateParts)
    capturedCount = body.placeholders.count
    var next = 0
    let varying = parts.states.map { state in
      let count = body.states[state].shape.count
      defer { next += count }
      return Part(index: state, offset: next, count: count)
    }
    self.varying = FixedList(varying)
    cotangentRows = next
    yields = FixedList(parts.yields.map { body.yieldOffsets[$0] })
    let order = parts.captured.keys.sorted()
    func captured(_ part: LoopReverse.Part) -> FixedList<Part> {
      FixedList(
        operation.destinations(part).compactMap { target, offset, count in
          order.firstIndex(of: target - body.states.count).map {
            Part(index: parts.states.count + $0, offset: offset, count: count)
          }
        })
    }
    (own, sums) = (captured(.own), captured(.sums))
    starts = FixedList(
      operation.destinations(.own).compactMap { target, offset, count in
        guard target < body.states.count else { return nil }
        return parts.states.firstIndex(of: target).map {
          Part(index: $0, offset: offset, count: count)
        }
      })
    ownRows = operation.destinations(.own).reduce(0) { $0 + $1.count }
    sumCount = operation.destinations(.sums).reduce(0) { $0 + $1.count }
  }

  /// - Parameters:
  ///   - frame: The frame of one part or of both.
  ///   - own: The operand that takes the cotangents in the loop's own space, if wanted.
  ///   - sums: The operand that the sums over events are added to, if wanted.
  func run(_ frame: Frame, own: Int?, sums: Int?) {
    let memory = idle.withLock { $0.popLast() } ?? Memory()
    defer { idle.withLock { $0.append(memory) } }
    forward.program.withWorkspace { forwards in
      adjoint.withWorkspace { backwards in
        Reversal(
          self, frame, memory: memory.numbers.reserve(memoryCount(events: frame.events)),
          forwards: forwards, backwards: backwards, own: own.map(frame.operand),
          sums: sums.map(frame.operand)
        ).run()
      }
    }
  }

  private func memoryCount(events: Int) -> Int {
    ((checkpoints + 3) * forward.rows + 2 * cotangentRows) * events + sumCount
  }

  /// One block on its way back.
  private struct Reversal {
    let plan: ReverseRunner
    let frame: Frame
    let n: Int
    let forwards: BlockWorkspace
    let backwards: BlockWorkspace
    let own: UnsafeMutablePointer<Double>?
    let sums: UnsafeMutablePointer<Double>?
    let places: UnsafeMutablePointer<Double>
    let spare: UnsafeMutablePointer<Double>
    let cotangents: UnsafeMutablePointer<Double>
    let blockSums: UnsafeMutablePointer<Double>
    let result: UnsafePointer<Double>

    init(
      _ plan: ReverseRunner, _ frame: Frame, memory: UnsafeMutablePointer<Double>,
      forwards: BlockWorkspace, backwards: BlockWorkspace, own: UnsafeMutablePointer<Double>?,
      sums: UnsafeMutablePointer<Double>?
    ) {
      (self.plan, self.frame, n) = (plan, frame, frame.events)
      (self.forwards, self.backwards) = (forwards, backwards)
      (self.own, self.sums) = (own, sums)
      let size = plan.forward.rows * n
      places = memory
      spare = places + (plan.checkpoints + 1) * size
      cotangents = spare + 2 * size
      blockSums = cotangents + 2 * plan.cotangentRows * n
      result = frame.input(plan.states.count + plan.capturedCount)
    }

    func run() {
      plan.forward.begin(forwards, frame)
      plan.forward.copyStarts(of: frame, to: places)
      prepareAdjoint()
      var (after, before) = (cotangents, cotangents + plan.cotangentRows * n)
      for index in 0..<plan.varying.count {
        let part = plan.varying[index]
        (after + part.offset * n).update(
          from: result + plan.states[part.index].offset * n, count: part.count * n)
      }
      Checkpoints.reverse(steps: plan.steps, count: plan.checkpoints) { steps, source, target in
        advance(steps, from: place(source), to: place(target))
      } visit: { step, source in
        visit(step, place(source), after: after, before: before)
        swap(&after, &before)
      }
      finish(after)
    }

    private func place(_ index: Int) -> UnsafeMutablePointer<Double> {
      places + index * plan.forward.rows * n
    }

    private func prepareAdjoint() {
      backwards.prepare(events: n, firstEvent: frame.firstEvent)
      for index in 0..<plan.capturedCount {
        backwards.read(
          plan.states.count + 1 + index, at: frame.input(plan.states.count + index))
      }
      backwards.runFixed()
      own?.update(repeating: 0, count: plan.ownRows * n)
      blockSums.update(repeating: 0, count: plan.sumCount)
    }

    private func advance(
      _ steps: Range<Int>, from source: UnsafeMutablePointer<Double>,
      to target: UnsafeMutablePointer<Double>
    ) {
      var from = source
      for step in steps {
        let isLast = step == steps.upperBound - 1
        let to = isLast ? target : spare + (step & 1) * plan.forward.rows * n
        plan.forward.run(step, on: forwards, from: from, to: to, yields: nil)
        from = to
      }
    }

    private func visit(
      _ step: Int, _ states: UnsafePointer<Double>, after: UnsafePointer<Double>,
      before: UnsafeMutablePointer<Double>
    ) {
      var number = Double(step)
      withUnsafePointer(to: &number) { number in
        let first = plan.states.count + 1 + plan.capturedCount
        backwards.read(plan.states.count, at: number)
        for index in 0..<plan.states.count {
          backwards.read(index, at: states + plan.states[index].offset * n)
        }
        for index in 0..<plan.varying.count {
          backwards.read(first + index, at: after + plan.varying[index].offset * n)
          backwards.write(index, at: before + plan.varying[index].offset * n)
        }
        let yielded = result + (plan.forward.rows + step * plan.yieldRows) * n
        for index in 0..<plan.yields.count {
          backwards.read(first + plan.varying.count + index, at: yielded + plan.yields[index] * n)
        }
        backwards.run()
      }
      for index in 0..<plan.varying.count {
        let part = plan.varying[index]
        backwards.deliver(index, to: before + part.offset * n, count: part.count * n)
      }
      if let own {
        for index in 0..<plan.own.count {
          let part = plan.own[index]
          vm_accumulate(backwards.result(part.index), own + part.offset * n, part.count * n)
        }
      }
      for index in 0..<plan.sums.count {
        let part = plan.sums[index]
        vm_accumulate(backwards.result(part.index), blockSums + part.offset, part.count)
      }
    }

    private func finish(_ cotangents: UnsafePointer<Double>) {
      if let own {
        for index in 0..<plan.starts.count {
          let part = plan.starts[index]
          (own + part.offset * n).update(
            from: cotangents + plan.varying[part.index].offset * n, count: part.count * n)
        }
      }
      if let sums { vm_accumulate(blockSums, sums, plan.sumCount) }
    }
  }
}
