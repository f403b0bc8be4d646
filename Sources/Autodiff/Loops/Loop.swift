/// A body repeated a fixed number of times.
///
/// Inputs are the first states and what the body captures. The result packs the last states, then what
/// each step yields (`LoopCall`).
struct Loop: IteratingOperation {
  let body: LoopBody
  let steps: Int
  let checkpoints: Checkpoints

  var name: String { "\(steps) steps of \(body.label)" }
  var role: OperationRole { .map }
  var iterations: Int { steps * body.next.count }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    let expected = (body.states + body.placeholders).map(\.shape)
    guard inputs == expected else {
      throw OperationMisuse("states and captured values of shapes \(expected) are expected")
    }
    return [body.stateRows + steps * body.yieldRows]
  }

  func scratchRows(for node: Node) -> Int {
    body.program(yielding: true).rowCount + 2 * body.stateRows
  }

  func kernel(for node: Node) -> Kernel {
    let runner = LoopRunner(body, yielding: true)
    let steps = steps
    return { frame in
      let n = frame.events
      runner.program.withWorkspace { workspace in
        withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * runner.rows * n) { states in
          var (from, to) = (states.baseAddress!, states.baseAddress! + runner.rows * n)
          runner.begin(workspace, frame)
          runner.copyStarts(of: frame, to: from)
          for step in 0..<steps {
            let yields = frame.output + (runner.rows + step * runner.yieldRows) * n
            runner.run(step, on: workspace, from: from, to: to, yields: yields)
            swap(&from, &to)
          }
          frame.output.update(from: from, count: runner.rows * n)
        }
      }
    }
  }

  private func call(_ node: Node) -> LoopCall {
    LoopCall(
      body: body, steps: steps, checkpoints: checkpoints,
      starts: Array(node.inputs.prefix(body.states.count)),
      captured: Array(node.inputs.dropFirst(body.states.count)))
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    pullback(cotangent, at: node, wanted: node.inputs.map { _ in true })
  }

  func pullback(_ cotangent: Node, at node: Node, wanted: [Bool]) -> [Node?] {
    call(node).cotangents(of: cotangent, wanted: wanted)
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    call(node).carrying(tangents)?.tangent
  }
}

/// The rows of one value among those of several.
struct Rows: BitwiseCopyable, Sendable {
  let offset: Int
  let count: Int
}

/// Runs steps of a compiled body on blocks of events.
final class LoopRunner: Sendable {
  let program: BlockProgram
  let rows: Int
  let yieldRows: Int
  private let states: FixedList<Rows>
  private let yields: FixedList<Rows>
  private let capturedCount: Int

  init(_ body: LoopBody, yielding: Bool) {
    program = body.program(yielding: yielding)
    (rows, yieldRows) = (body.stateRows, body.yieldRows)
    states = FixedList(body.stateParts)
    yields = FixedList(yielding ? body.yieldParts : [])
    capturedCount = body.placeholders.count
  }

  /// Takes the captured values of a kernel's frame, and computes what depends on them alone.
  func begin(_ workspace: BlockWorkspace, _ frame: Frame) {
    workspace.prepare(events: frame.events, firstEvent: frame.firstEvent)
    for index in 0..<capturedCount {
      workspace.read(states.count + 1 + index, at: frame.input(states.count + index))
    }
    workspace.runFixed()
  }

  /// Copies the first states, one after another, from where the frame has them.
  func copyStarts(of frame: Frame, to target: UnsafeMutablePointer<Double>) {
    for index in 0..<states.count {
      let state = states[index]
      (target + state.offset * frame.events).update(
        from: frame.input(index), count: state.count * frame.events)
    }
  }

  /// One step, from states in one place to states in another.
  @inline(__always)
  func run(
    _ step: Int, on workspace: BlockWorkspace, from: UnsafePointer<Double>,
    to: UnsafeMutablePointer<Double>, yields target: UnsafeMutablePointer<Double>?
  ) {
    let n = workspace.events
    var number = Double(step)
    withUnsafePointer(to: &number) { number in
      workspace.read(states.count, at: number)
      for index in 0..<states.count {
        workspace.read(index, at: from + states[index].offset * n)
        workspace.write(index, at: to + states[index].offset * n)
      }
      for index in 0..<yields.count {
        workspace.write(states.count + index, at: target! + yields[index].offset * n)
      }
      workspace.run()
    }
    for index in 0..<states.count {
      let state = states[index]
      workspace.deliver(index, to: to + state.offset * n, count: state.count * n)
    }
    for index in 0..<yields.count {
      let yield = yields[index]
      workspace.deliver(
        states.count + index, to: target! + yield.offset * n, count: yield.count * n)
    }
  }
}
