extension SweepPlanner {
  /// What makes nodes be computed together: their kind, and the inputs that they share.
  private struct JointKey: Hashable {
    let operation: ObjectIdentifier
    let options: AnyHashable
    let shared: [Int]
  }

  /// Slots in order of computation, joint operations over the same inputs in one step.
  ///
  /// Maps stand where the first of them did, as others may wait for it; reductions where the last
  /// did, when all that they add up is there.
  func joined(_ slots: [Int]) -> [[Int]] {
    var members: [JointKey: [Int]] = [:]
    for slot in slots {
      if let key = jointKey(slot) { members[key, default: []].append(slot) }
    }
    return slots.compactMap { slot in
      guard let key = jointKey(slot) else { return [slot] }
      let group = members[key]!
      let hasMap = group.contains { plan.nodes[$0].isPerEvent }
      let place = hasMap ? group[0] : group[group.count - 1]
      return slot == place ? group : nil
    }
  }

  private func jointKey(_ slot: Int) -> JointKey? {
    let node = plan.nodes[slot]
    guard let operation = node.operation as? any JointOperation else { return nil }
    let shared = node.inputs.prefix(type(of: operation).sharedInputs)
    return JointKey(
      operation: ObjectIdentifier(type(of: operation)), options: operation.sharedOptions,
      shared: shared.map { plan.slots[$0]! })
  }
}
