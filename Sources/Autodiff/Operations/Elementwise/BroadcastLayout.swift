/// How a two-input elementwise operation walks its operands.
///
/// The result is cut into runs along which each input either moves on element by element or
/// stays, so that one call of an array function serves a whole run.
struct BroadcastLayout {
  struct Run {
    var offsets: (Int, Int)
    var steps: (Int, Int)
    var output: Int
    var length: Int
  }

  private let starts: [(Int, Int)]
  private let itemsPerRun: Int
  private let itemSteps: (Int, Int)
  private let perEvent: (Bool, Bool)

  init(of node: Node) {
    let (a, b) = (node.inputs[0], node.inputs[1])
    perEvent = (a.isPerEvent, b.isPerEvent)
    let indices = (
      node.shape.indices(broadcasting: a.shape), node.shape.indices(broadcasting: b.shape)
    )
    // Within a run of several items, a global input must not move while events pass.
    let mayJoinItems = node.isPerEvent ? (a.isPerEvent && b.isPerEvent) : true
    var length = mayJoinItems ? node.shape.count : 1
    var axis = 0
    while length > 1 {
      if let steps = Self.steps(indices.0, length), let other = Self.steps(indices.1, length),
        !node.isPerEvent || (steps == 1 && other == 1)
      {
        itemSteps = (steps, other)
        itemsPerRun = length
        starts = stride(from: 0, to: node.shape.count, by: length).map {
          (indices.0[$0], indices.1[$0])
        }
        return
      }
      length /= max(node.shape[axis], 1)
      axis += 1
    }
    itemSteps = (1, 1)
    itemsPerRun = 1
    starts = Array(zip(indices.0, indices.1))
  }

  /// 1 if every run of `length` indices ascends by one, 0 if each is constant, nil otherwise.
  private static func steps(_ indices: [Int], _ length: Int) -> Int? {
    let step = indices[1] - indices[0]
    guard step == 0 || step == 1 else { return nil }
    for start in stride(from: 0, to: indices.count, by: length) {
      for i in 1..<length where indices[start + i] != indices[start] + step * i { return nil }
    }
    return step
  }

  @inline(__always)
  func forEachRun(events: Int, _ body: (Run) -> Void) {
    let scale = (perEvent.0 ? events : 1, perEvent.1 ? events : 1)
    let anyPerEvent = perEvent.0 || perEvent.1
    let steps = anyPerEvent ? (perEvent.0 ? 1 : 0, perEvent.1 ? 1 : 0) : itemSteps
    let length = itemsPerRun * (anyPerEvent ? events : 1)
    var output = 0
    for start in starts {
      body(
        Run(
          offsets: (start.0 * scale.0, start.1 * scale.1), steps: steps, output: output,
          length: length))
      output += length
    }
  }
}
