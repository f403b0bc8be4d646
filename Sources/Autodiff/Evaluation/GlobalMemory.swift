/// The memory of a plan's global values, one place for each.
final class GlobalMemory: @unchecked Sendable {
  // Unchecked: written between passes by the evaluating task, only read by threads within a pass.
  let plan: Plan
  let table: UnsafeMutablePointer<UnsafeMutablePointer<Double>>
  private let storage: UnsafeMutablePointer<Double>

  init(_ plan: Plan) {
    self.plan = plan
    let sizes = plan.nodes.map { $0.isPerEvent ? 0 : max($0.shape.count, 1) }
    let total = max(sizes.reduce(0, +), 1)
    storage = .allocate(capacity: total)
    storage.initialize(repeating: 0, count: total)
    table = .allocate(capacity: max(plan.nodes.count, 1))
    var next = storage
    for (slot, size) in sizes.enumerated() {
      (table + slot).initialize(to: next)
      next += size
    }
    for (slot, node) in plan.nodes.enumerated() {
      if let constant = node.operation as? Constant { store(constant.value.elements, at: slot) }
    }
  }

  deinit {
    storage.deallocate()
    table.deallocate()
  }

  func store(_ values: [Double], at slot: Int) {
    values.withUnsafeBufferPointer {
      if let base = $0.baseAddress { table[slot].update(from: base, count: $0.count) }
    }
  }

  func values(at slot: Int) -> [Double] {
    let node = plan.nodes[slot]
    return numbers(at: table[slot], count: node.shape.count, node.precision)
  }

  func nonFinite(at slot: Int) -> NonFiniteValue? {
    guard let value = values(at: slot).first(where: { !$0.isFinite }) else { return nil }
    return NonFiniteValue(operation: plan.nodes[slot].operation.name, value: value, event: nil)
  }
}
