import NumericalMethods

/// Runs a plan: holds its memory, its data and its threads.
///
/// ```swift
/// let evaluator = Evaluator([loss] + gradients, events: [signal: TableSource(table)])
/// let values = try evaluator.evaluate([cut: 22.0])
/// ```
/// Results are the same, bit for bit, for any number of threads. An evaluator is used by one task
/// at a time; several evaluators may share a plan.
public final class Evaluator {
  public let plan: Plan
  public let threads: Int
  /// Bytes that may be spent on keeping per-event values between passes instead of computing them
  /// again. Event outputs come on top, and in each thread the memory of one block of events, which for
  /// loops in reverse mode holds their `Checkpoints`.
  public let memoryBudget: Int

  private let globals: GlobalMemory
  /// The global instructions of each phase.
  private let instructions: [InstructionList]
  private var sources: [EventSpace: any EventSource] = [:]
  private var sweeps: SweepRunner?
  /// Samples whose events were replaced by as many others: the passes stay, only the data change.
  private var rebound: Set<EventSpace> = []
  private var inputs: [(slot: Int, operation: Input)] = []
  private var counts: [(slot: Int, space: EventSpace)] = []

  /// - Parameters:
  ///   - plan: What to compute.
  ///   - threads: How many threads sweep over events.
  ///   - memoryBudget: Bytes for values kept between passes.
  public init(_ plan: Plan, threads: Int = availableThreads, memoryBudget: Int = 1 << 30) {
    BLAS.useOneThreadPerCall()
    self.plan = plan
    self.threads = threads
    self.memoryBudget = memoryBudget
    globals = GlobalMemory(plan)
    instructions = plan.phases.map { InstructionList($0.globals) }
    for (slot, node) in plan.nodes.enumerated() {
      if let input = node.operation as? Input { inputs.append((slot, input)) }
      if let count = node.operation as? EventCount { counts.append((slot, count.space)) }
    }
  }

  /// Gives a sample its events, replacing those it had.
  ///
  /// Columns are looked up at the next evaluation, which throws if one is missing.
  public func bind(_ space: EventSpace, to source: any EventSource) {
    let isSameSize = sources[space]?.eventCount == source.eventCount
    sources[space] = source
    if isSameSize { rebound.insert(space) } else { sweeps = nil }
  }

  /// Computes the plan's outputs.
  ///
  /// - Parameter values: A value for every parameter that the outputs depend on; others are ignored.
  /// - Throws: `EvaluationError` for a missing or misshapen parameter, sample or column.
  @discardableResult
  public func evaluate(_ values: [GlobalExpression: Tensor] = [:]) throws -> [Tensor] {
    var bySlot: [Int: Tensor] = [:]
    for (expression, value) in values {
      if let slot = plan.slots[expression.node] { bySlot[slot] = value }
    }
    for (slot, input) in inputs {
      guard let value = bySlot[slot] else {
        throw EvaluationError.missingInput(
          input.label, given: values.keys.compactMap(\.parameterName).sorted())
      }
      guard value.shape == input.shape else {
        throw EvaluationError.wrongShape(
          input: input.label, expected: input.shape, given: value.shape)
      }
      globals.store(value.elements, at: slot)
    }
    try run()
    return plan.outputs.map {
      Tensor(shape: plan.nodes[$0].shape, elements: globals.values(at: $0))
    }
  }

  /// A requested per-event output after `evaluate`: its rows, one array of events for each element.
  public func eventValues(_ value: EventExpression) -> [[Double]] {
    guard let slot = plan.slots[value.node], plan.eventOutputs.contains(slot), let sweeps else {
      preconditionFailure("\(value.node) is not an event output of this plan, or not yet evaluated")
    }
    return sweeps.keptRows(of: slot)
  }

  /// The first value, in order of computation, that is not finite in the last evaluation.
  ///
  /// - Returns: The operation and, for per-event values, the sample and the index of the first event.
  public func firstNonFiniteValue() -> NonFiniteValue? {
    for (phaseIndex, phase) in plan.phases.enumerated() {
      if phaseIndex == 0,
        let found = inputs.lazy.compactMap({ self.globals.nonFinite(at: $0.slot) }).first
      {
        return found
      }
      for instruction in phase.globals {
        if let found = globals.nonFinite(at: instruction.results[0]) { return found }
      }
      if let found = sweeps?.firstNonFinite(level: phaseIndex) { return found }
    }
    return nil
  }

  private func run() throws {
    for (slot, space) in counts { globals.store([Double(try source(space).eventCount)], at: slot) }
    let sweeps = try preparedSweeps()
    for level in plan.phases.indices {
      instructions[level].run(on: globals.table)
      sweeps.run(level: level)
    }
  }

  private func preparedSweeps() throws -> SweepRunner {
    if let sweeps {
      for space in rebound { try sweeps.rebind(space, to: source(space)) }
      rebound = []
      return sweeps
    }
    let spaces = Set(plan.nodes.compactMap(\.space.eventSpace))
    var bound: [EventSpace: any EventSource] = [:]
    for space in spaces { bound[space] = try source(space) }
    let runner = try SweepRunner(
      plan, sources: bound, globals: globals, threads: threads, memoryBudget: memoryBudget)
    sweeps = runner
    rebound = []
    return runner
  }

  private func source(_ space: EventSpace) throws -> any EventSource {
    guard let source = sources[space] else {
      throw EvaluationError.missingSample(space.name, bound: sources.keys.map(\.name).sorted())
    }
    return source
  }
}

/// Where a NaN or an infinity first arose.
public struct NonFiniteValue: Hashable, Sendable, CustomStringConvertible {
  public let operation: String
  public let value: Double
  /// The sample and the event's index in it, for per-event values.
  public let event: (sample: String, index: Int)?

  public static func == (a: Self, b: Self) -> Bool { a.description == b.description }
  public func hash(into hasher: inout Hasher) { hasher.combine(description) }

  public var description: String {
    let place = event.map { " at event \($0.index) of sample '\($0.sample)'" } ?? ""
    return "\(operation) is \(value)\(place)"
  }
}
