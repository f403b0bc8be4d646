extension LoopBody {
  /// What a loop is differentiated with respect to: its first states, and what it captures.
  struct Activity: Hashable, Sendable {
    var starts: [Bool]
    var captured: [Bool]

    var isEmpty: Bool { !starts.contains(true) && !captured.contains(true) }
  }

  /// The derivatives that were made of a body.
  struct Derivatives {
    fileprivate var tangents: [TangentKey: Tangent] = [:]
    fileprivate var adjoints: [Activity: Adjoint] = [:]
    fileprivate var linear: [Bool: LoopBody] = [:]
  }

  fileprivate struct TangentKey: Hashable {
    let activity: Activity
    let keepsYields: Bool
  }

  /// A body that carries tangents along: after the states come the tangents of those that vary, and
  /// after the captured values theirs.
  struct Tangent: Sendable {
    let body: LoopBody
    let states: [Int]
    let yields: [Int]
    let captured: [Int]
    /// Whether it yields what the body yields, before the tangents of that.
    let keepsYields: Bool
  }

  /// Cotangents before a step by those after it, as nodes over the placeholders.
  struct Adjoint: Sendable {
    /// The states and yields that have cotangents, and the placeholders of these.
    let states: [Int]
    let yields: [Int]
    let cotangents: [Node]
    /// The cotangents of these states before the step, nil where structurally zero.
    let stateCotangents: [Node?]
    /// What each captured value receives from the step.
    let captured: [Int: Node]
    let program: BlockProgram
  }

  func tangent(_ activity: Activity, keepingYields: Bool) -> Tangent {
    derivatives.withLock { known in
      let key = TangentKey(activity: activity, keepsYields: keepingYields)
      if let tangent = known.tangents[key] { return tangent }
      let tangent = makeTangent(activity, keepingYields)
      known.tangents[key] = tangent
      return tangent
    }
  }

  func adjoint(_ activity: Activity) -> Adjoint {
    derivatives.withLock { known in
      if let adjoint = known.adjoints[activity] { return adjoint }
      let adjoint = makeAdjoint(activity)
      known.adjoints[activity] = adjoint
      return adjoint
    }
  }

  /// Which states and yields change with what is active, however many steps it takes.
  private func varying(_ activity: Activity) -> (states: [Int], yields: [Int]) {
    let order = topologicalOrder(of: next + yields)
    var states = activity.starts
    while true {
      var active = Set(chosen(self.states, states) + chosen(placeholders, activity.captured))
      for node in order where !(node.operation is Detach) {
        if node.inputs.contains(where: active.contains) { active.insert(node) }
      }
      let grown = zip(states, next).map { $0 || active.contains($1) }
      if grown == states {
        return (
          states.indices.filter { states[$0] },
          yields.indices.filter { active.contains(yields[$0]) }
        )
      }
      states = grown
    }
  }

  private func chosen(_ nodes: [Node], _ mask: [Bool]) -> [Node] {
    zip(nodes, mask).filter(\.1).map(\.0)
  }

  private func makeTangent(_ activity: Activity, _ keepsYields: Bool) -> Tangent {
    let varying = varying(activity)
    let captured = placeholders.indices.filter { activity.captured[$0] }
    let sources = varying.states.map { states[$0] } + captured.map { placeholders[$0] }
    let along = sources.map { (source: $0, tangent: Node.placeholder("tangent", like: $0)) }
    let results = next + yields
    let tangents = zip(jacobianVectorProducts(results, along: along), results).map {
      $0 ?? $1.zeros()
    }
    let (stateCount, fresh) = (states.count, along.map(\.tangent))
    let body = LoopBody(
      label, states: states + fresh.prefix(varying.states.count), step: step,
      placeholders: placeholders + fresh.dropFirst(varying.states.count),
      next: next + varying.states.map { tangents[$0] },
      yields: (keepsYields ? yields : []) + varying.yields.map { tangents[stateCount + $0] })
    return Tangent(
      body: body, states: varying.states, yields: varying.yields, captured: captured,
      keepsYields: keepsYields)
  }

  private func makeAdjoint(_ activity: Activity) -> Adjoint {
    let varying = varying(activity)
    let captured = placeholders.indices.filter { activity.captured[$0] }
    let results = varying.states.map { next[$0] } + varying.yields.map { yields[$0] }
    let cotangents = results.map { Node.placeholder("cotangent", like: $0) }
    let found = vectorJacobianProducts(
      results, cotangents: cotangents,
      withRespectTo: varying.states.map { states[$0] } + captured.map { placeholders[$0] })
    let before = Array(found.prefix(varying.states.count))
    var received: [Int: Node] = [:]
    for (index, node) in zip(captured, found.dropFirst(before.count)) { received[index] = node }
    let outputs = zip(before, varying.states).map { $0 ?? states[$1].zeros() }
    return Adjoint(
      states: varying.states, yields: varying.yields, cotangents: cotangents,
      stateCotangents: before, captured: received,
      program: BlockProgram(
        outputs: outputs + received.keys.sorted().map { received[$0]! },
        inputs: leaves + cotangents, varying: states + [step] + cotangents,
        delivered: outputs.count))
  }

  /// The body of the linear equation that tangents of a fixed point obey, y = J y + b, or cotangents,
  /// y = Jᵀ y + b. It captures the fixed point, what the body captures, and b. Nil where J is
  /// structurally zero.
  func linearised(backwards: Bool) -> LoopBody? {
    derivatives.withLock { known in
      if let body = known.linear[backwards] { return body }
      let y = Node.placeholder("\(label), \(backwards ? "adjoint" : "tangent")", like: states[0])
      let source = Node.placeholder("source", like: states[0])
      let product =
        backwards
        ? vectorJacobianProducts(next, cotangents: [y], withRespectTo: states)[0]
        : jacobianVectorProducts(next, along: [(states[0], y)])[0]
      guard let product else { return nil }
      let body = LoopBody(
        "\(label) (\(backwards ? "adjoint" : "tangent"))", states: [y], step: step,
        placeholders: states + placeholders + [source], next: [product + source])
      known.linear[backwards] = body
      return body
    }
  }
}
