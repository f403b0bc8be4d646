internal import CVectorMath
import NumericalMethods

/// Independent random numbers of a fixed distribution, those of `EventStream`: inputs are the event's number
/// and the round, both scalars. No derivative.
struct Draw: GraphOperation {
  let law: StandardLaw
  let stream: RandomStream
  let shape: Shape

  var name: String { "\(law) draw '\(stream.purpose)'" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    try requireScalars(inputs.prefix(2))
    return shape
  }

  func kernel(for node: Node) -> Kernel {
    let (stream, count) = (stream, shape.count)
    let fill = node.isPerEvent ? eventKernel() : globalKernel()
    return { frame in
      let round = frame.input(1)[0]
      guard round.isFinite else {
        return frame.output.update(repeating: .nan, count: count * frame.events)
      }
      fill(frame, EventStream(stream, round: round).key)
    }
  }

  /// A pair of elements for a row of events at a time.
  private func eventKernel() -> @Sendable (Frame, UInt64) -> Void {
    let (law, count) = (law, shape.count)
    return { frame, key in
      let n = frame.events
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * n) { scratch in
        let (spare, work) = (scratch.baseAddress!, scratch.baseAddress! + n)
        for element in stride(from: 0, to: count, by: 2) {
          let first = frame.output + element * n
          let second = element + 1 < count ? first + n : spare
          vm_uniforms_of_events(key, frame.input(0), UInt64(element / 2), first, second, n)
          law.transform(first, second, isPair: element + 1 < count, work: work, n)
        }
      }
    }
  }

  /// All elements at once.
  private func globalKernel() -> @Sendable (Frame, UInt64) -> Void {
    let (law, count) = (law, shape.count)
    let pairs = (count + 1) / 2
    return { frame, key in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 3 * pairs) { scratch in
        guard let first = scratch.baseAddress else { return }
        let (second, work) = (first + pairs, first + 2 * pairs)
        vm_uniforms_of_elements(key, frame.input(0)[0], 0, first, second, pairs)
        law.transform(first, second, isPair: count > 1, work: work, pairs)
        for element in 0..<count {
          frame.output[element] = element % 2 == 0 ? first[element / 2] : second[element / 2]
        }
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] { [nil, nil] }
  func pushforward(_ tangents: [Node?], at node: Node) -> Node? { nil }
}

func requireScalars(_ shapes: some Sequence<Shape>) throws {
  guard shapes.allSatisfy({ $0 == .scalar }) else {
    throw OperationMisuse("the event's number and the round are scalars")
  }
}
