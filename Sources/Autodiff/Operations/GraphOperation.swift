/// A rule for computing a value from others, with its derivatives beside it.
///
/// Conforming types are small values; two equal operations on the same inputs are one computation.
/// Derivative rules build graph nodes, so they differentiate again. A rule may treat its inputs as
/// global or per event alike: nodes broadcast, and `Node.unbroadcast` brings a cotangent back to
/// an input's space and shape.
public protocol GraphOperation: Hashable, Sendable {
  /// The name that messages and printed graphs use.
  var name: String { get }

  var role: OperationRole { get }

  /// Whether it has kernels for single precision; `Node.apply` converts inputs accordingly.
  var singlePrecision: SinglePrecisionSupport { get }

  /// Whether each element of the result depends on the same element of inputs of the result's shape
  /// alone, and is written after that is read, so that the result may take an input's place.
  var isElementwise: Bool { get }

  /// The result's shape; throws `OperationMisuse` saying what is expected.
  func resultShape(_ inputs: [Shape]) throws -> Shape

  /// The computation, prepared once for a node's shapes and spaces.
  func kernel(for node: Node) -> Kernel

  /// Reverse mode: the cotangent of each input, nil where it is structurally zero.
  func pullback(_ cotangent: Node, at node: Node) -> [Node?]

  /// As `pullback(_:at:)`, for an operation that computes its cotangents together and would do work in
  /// vain for those that nobody asks for.
  func pullback(_ cotangent: Node, at node: Node, wanted: [Bool]) -> [Node?]

  /// Rows of memory that the kernel uses beside its inputs and its result, for each event of a block.
  func scratchRows(for node: Node) -> Int

  /// Forward mode: the tangent of the result; nil tangents are structurally zero.
  func pushforward(_ tangents: [Node?], at node: Node) -> Node?
}

extension GraphOperation {
  public var singlePrecision: SinglePrecisionSupport { .none }
  public var isElementwise: Bool { false }

  public func pullback(_ cotangent: Node, at node: Node, wanted: [Bool]) -> [Node?] {
    pullback(cotangent, at: node)
  }

  public func scratchRows(for node: Node) -> Int { 0 }
}

/// How an operation relates to events.
public enum OperationRole: Sendable {
  /// A leaf in the given space.
  case source(IndexSpace)
  /// Event by event; global when all inputs are.
  case map
  /// Sums over events into a global value: kernels add to their output.
  case reduction
  /// On global values only.
  case global
}

/// The body of an operation: reads the frame's inputs, writes its output.
public typealias Kernel = @Sendable (Frame) -> Void

/// The memory that a kernel works on, for one block of events (or one global value).
///
/// A per-event value of shape `s` is stored as an array of shape `s + [events]`: one contiguous row
/// of events for each element. Global values have no such last axis. Numbers are `Double` unless the
/// node is of single precision.
public struct Frame {
  /// Events in this block; 1 in a global computation.
  public let events: Int
  /// The index of the block's first event within its sample.
  public let firstEvent: Int
  let table: UnsafePointer<UnsafeMutablePointer<Double>>
  let slots: UnsafePointer<Int>

  @inline(__always)
  func single(_ index: Int) -> UnsafeMutablePointer<Float> {
    UnsafeMutableRawPointer(operand(index)).assumingMemoryBound(to: Float.self)
  }

  @inline(__always)
  public func input(_ index: Int) -> UnsafePointer<Double> {
    UnsafePointer(table[slots[index + 1]])
  }

  /// The output is operand 0, input i operand i + 1; an instruction of several nodes has those of
  /// all, one after another.
  @inline(__always)
  func operand(_ index: Int) -> UnsafeMutablePointer<Double> { table[slots[index]] }

  @inline(__always)
  public var output: UnsafeMutablePointer<Double> { table[slots[0]] }
}
