import Foundation
import Testing

@testable import Autodiff

@Suite("Checking a user's derivatives")
struct CheckDerivativesTests {
  private let x = GlobalExpression.parameter("x", shape: [3])
  private let point: Tensor = [0.3, 1.2, -0.4]

  private func check(_ operation: Cube) throws -> DerivativeCheck {
    try checkDerivatives(of: apply(operation, to: x).sum(), at: [x: point])
  }

  @Test func `right rules pass`() throws {
    let check = try check(Cube())
    #expect(check.passes && check.worstByVariable.count == 2)
    #expect("\(check)".hasPrefix("derivatives agree; the worst: "))
  }

  @Test func `a wrong pullback is found in reverse mode`() throws {
    let check = try check(Cube(pullbackFactor: 2))
    #expect(!check.passes && check.worst?.mode == .reverse && check.worst?.index == 1)
    let lines = "\(check)".split(separator: "\n")
    #expect(lines.count == 2 && lines[0] == "derivatives disagree by more than 1e-06:")
    #expect(lines[1].hasPrefix("  reverse mode, 'x' element 1: analytic 2.88, numeric 4.3"))
  }

  @Test func `a wrong pushforward is found in forward mode`() throws {
    let check = try check(Cube(pushforwardFactor: -3))
    #expect(!check.passes && check.worst?.mode == .forward)
    #expect("\(check)".contains("forward mode, 'x' element 1: analytic -4.32"))
  }

  @Test func `a rule that is NaN does not pass`() throws {
    #expect(try check(Cube(pullbackFactor: .nan)).worst?.error == .infinity)
  }

  @Test func `a rule without a derivative does not pass`() throws {
    let check = try checkDerivatives(of: (x.detached() * x).sum(), at: [x: point])
    #expect(!check.passes)
  }

  @Test func `per-event functions are checked on given events`() throws {
    let space = EventSpace("s")
    let cubes = apply(Cube(), to: EventExpression.column("c", of: space) * x[0])
    let check = try checkDerivatives(
      of: cubes.sumOverEvents(), at: [x: point],
      events: [space: ColumnSource(["c": [0.5, 1.5, -1]])])
    #expect(check.passes, "\(check)")
  }

  @Test func `nothing to check is said`() throws {
    let check = try checkDerivatives(of: 1, at: [:])
    #expect("\(check)" == "no derivatives to check")
  }
}

/// x³ with rules that may be wrong.
private struct Cube: CustomOperation {
  var pullbackFactor = 3.0
  var pushforwardFactor = 3.0

  var name: String { "cube" }
  func resultShape(_ inputs: [Shape]) -> Shape { inputs[0] }
  func evaluate(_ x: [Tensor]) -> Tensor {
    Tensor(shape: x[0].shape, elements: x[0].elements.map { $0 * $0 * $0 })
  }
  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    [cotangent * pullbackFactor * square(node.inputs[0])]
  }
  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    tangents[0].map { $0 * pushforwardFactor * square(node.inputs[0]) }
  }
}
