/// A body, repeated, with what it starts from and what it captures: what the rules of `Loop` and
/// `LoopReverse` have in common.
///
/// A loop's value packs the states after the last step one after another, then what steps yield,
/// step after step. Derivatives of loops are loops: the tangent of a loop L is the tangent part of a loop
/// L′ that carries tangents along, and with R[L] for the reversed loop, ȳ for a cotangent and a dot for
/// tangents,
///
///     tangent of R[L](x, ȳ) = ∂/∂x (ȳ·L′(x, ẋ) + ȳ̇·L(x)) = R[L′](x, ẋ; ȳ on tangents, ȳ̇ on values)
///
/// so that every order is a loop over states, run forwards or backwards with the same checkpoints.
struct LoopCall {
  let body: LoopBody
  let steps: Int
  let checkpoints: Checkpoints
  let starts: [Node]
  let captured: [Node]

  var inputs: [Node] { starts + captured }

  /// The packed value.
  var value: Node {
    .apply(Loop(body: body, steps: steps, checkpoints: checkpoints), to: inputs)
  }

  // MARK: Packing

  /// One state's part of a packed value.
  func state(_ index: Int, of packed: Node) -> Node {
    let (start, shape) = (body.stateOffsets[index], body.states[index].shape)
    return packed.sliced(start..<(start + shape.count)).reshaped(to: shape)
  }

  /// What one of the yields was in all steps, `[steps, elements]`.
  func yield(_ index: Int, of packed: Node) -> Node {
    let (start, count) = (body.yieldOffsets[index], body.yields[index].shape.count)
    return packed.sliced(body.stateRows..<packed.shape[0])
      .reshaped(to: [steps, body.yieldRows]).sliced(start..<(start + count), axis: 1)
  }

  /// The inverse of `state` and `yield`; what is nil is zero.
  private func packed(states: [Node?], yields: [Node?]) -> Node {
    var parts = zip(states, starts).map { state, start in
      (state ?? start.zeros()).reshaped(to: [start.shape.count])
    }
    if !yields.isEmpty {
      let columns = zip(yields, body.yields).map { node, like in
        node ?? .constant(array: .zeros([steps, like.shape.count]))
      }
      parts.append(
        Node.concatenated(columns, axis: 1).reshaped(to: [steps * body.yieldRows]))
    }
    return Node.concatenated(parts, axis: 0).broadcast(likeEventsOf: starts[0])
  }

  // MARK: Forwards

  /// The loop that carries tangents along, and what it is made of.
  struct WithTangents {
    let call: LoopCall
    let parts: LoopBody.Tangent
    let primal: LoopCall

    /// Where an input of the loop without tangents is among those of this one.
    func position(_ input: Int) -> Int {
      input < primal.starts.count ? input : input + parts.states.count
    }

    /// The tangent of the loop's packed value.
    var tangent: Node {
      let (value, count) = (call.value, primal.starts.count)
      var states = [Node?](repeating: nil, count: count)
      for (index, state) in parts.states.enumerated() {
        states[state] = call.state(count + index, of: value)
      }
      var yields = [Node?](repeating: nil, count: primal.body.yields.count)
      let kept = parts.keepsYields ? yields.count : 0
      for (index, yield) in parts.yields.enumerated() {
        yields[yield] = call.yield(kept + index, of: value)
      }
      return primal.packed(states: states, yields: yields)
    }

    /// A cotangent of this loop's value from one for the tangents and one for what they belong to.
    func cotangent(ofTangents tangents: Node, ofValues values: Node?) -> Node {
      let states =
        primal.starts.indices.map { index in values.map { primal.state(index, of: $0) } }
        + parts.states.map { primal.state($0, of: tangents) }
      let kept =
        parts.keepsYields
        ? primal.body.yields.indices.map { index in values.map { primal.yield(index, of: $0) } }
        : []
      return call.packed(
        states: states, yields: kept + parts.yields.map { primal.yield($0, of: tangents) })
    }
  }

  /// - Parameters:
  ///   - tangents: Those of the inputs, nil where structurally zero.
  ///   - keepingYields: Whether the loop also yields what it did without tangents.
  /// - Returns: Nil where the value does not depend on what has a tangent.
  func carrying(_ tangents: [Node?], keepingYields: Bool = false) -> WithTangents? {
    let known = tangents.map { $0 != nil }
    let parts = body.tangent(
      .init(
        starts: Array(known.prefix(starts.count)), captured: Array(known.dropFirst(starts.count))),
      keepingYields: keepingYields)
    guard !parts.states.isEmpty || !parts.yields.isEmpty else { return nil }
    let call = LoopCall(
      body: parts.body, steps: steps, checkpoints: checkpoints,
      starts: starts + parts.states.map { tangents[$0] ?? starts[$0].zeros() },
      captured: captured + parts.captured.map { tangents[starts.count + $0]! })
    return WithTangents(call: call, parts: parts, primal: self)
  }

  // MARK: Backwards

  /// The cotangents of inputs.
  ///
  /// - Parameters:
  ///   - packed: The cotangent of the packed value.
  ///   - wanted: Which inputs' are wanted; others may be nil.
  func cotangents(of packed: Node, wanted: [Bool]) -> [Node?] {
    let activity = LoopBody.Activity(
      starts: Array(wanted.prefix(starts.count)), captured: Array(wanted.dropFirst(starts.count)))
    var result = [Node?](repeating: nil, count: wanted.count)
    guard !activity.isEmpty else { return result }
    for part in LoopReverse.Part.allCases {
      let reverse = LoopReverse(
        body: body, steps: steps, checkpoints: checkpoints, activity: activity, part: part)
      guard !reverse.targets.isEmpty else { continue }
      let node = Node.apply(reverse, to: inputs + [packed])
      for (target, slice) in reverse.unpacked(node, like: inputs) { result[target] = slice }
    }
    return result
  }
}

extension Node {
  /// Repeated for every event where another value is per event.
  func broadcast(likeEventsOf other: Node) -> Node {
    other.space.eventSpace.map { broadcast(toEventsOf: $0) } ?? self
  }
}
