import Foundation
import TestSupport
import Testing

@testable import Autodiff

@Suite("Derivatives of known functions")
struct DifferentiationTests {
  private let x = GlobalExpression.parameter("x")
  private let v = GlobalExpression.parameter("v", shape: [3])

  @Test func `powers of x to the fourth derivative, also at zero`() throws {
    for at in [-1.3, 0, 2] {
      var derivatives = [pow(x, 4.0)]
      for _ in 0..<4 { derivatives.append(gradient(of: derivatives.last!, withRespectTo: x)) }
      let values = try values(of: derivatives, at: [x: Tensor(at)]).map(\.scalar)
      let expected = [at * at * at * at, 4 * at * at * at, 12 * at * at, 24 * at, 24]
      #expect(zip(values, expected).allSatisfy { abs($0 - $1) < 1e-12 }, "\(values)")
    }
  }

  @Test func `to the power zero is one, without a derivative`() throws {
    #expect(try pow(x, 0.0).value(at: [x: 0]) == 1.0)
    #expect(structuralGradient(of: pow(x, 0.0), withRespectTo: [x])[0] == nil)
  }

  @Test func `jacobian and hessian of known functions`() throws {
    let f = concatenate([(v[0] * v[1]).reshaped(to: [1]), sin(v[2]).reshaped(to: [1])])
    let point: [GlobalExpression: Tensor] = [v: [2.0, 3, 0.5]]
    #expect(
      try jacobian(of: f, withRespectTo: v).value(at: point)
        == Tensor(rows: [[3, 2, 0], [0, 0, Foundation.cos(0.5)]]))
    let g = v[0] * v[0] * v[1] + exp(v[2])
    let expected = Tensor(rows: [[6, 4, 0], [4, 0, 0], [0, 0, Foundation.exp(0.5)]])
    let actual = try hessian(of: g, withRespectTo: v).value(at: point)
    #expect(zip(actual.elements, expected.elements).allSatisfy { abs($0 - $1) < 1e-14 })
  }

  @Test func `forward mode per event follows columns wherever they are read`() throws {
    let space = EventSpace("s")
    let columns = EventExpression.columns(["x", "y"], of: space)
    let y = EventExpression.column("y", of: space)
    let z = EventExpression.column("z", of: space)
    let value = stack([columns[0] * columns[1] * z, sin(y)])
    let direction = stack([2 * z, y])
    let slope = directionalDerivative(of: value, withRespectTo: columns, along: direction)
    let alongY = directionalDerivative(
      of: value, withRespectTo: columns, along: GlobalExpression([0, 1]))
    let source = ColumnSource(["x": [1, 3], "y": [2, 0.5], "z": [5, -1]])
    // (z² 2y + x y z, y cos y) of both events, and (x z, cos y).
    let expected = [[110, -0.5], [2 * Foundation.cos(2.0), 0.5 * Foundation.cos(0.5)]]
    let rows = try slope.rows(events: [space: source])
    #expect(deviation(of: rows.flatMap { $0 }, from: expected.flatMap { $0 }) < 1e-15)
    #expect(
      try alongY.rows(events: [space: source])
        == [[5, -3], [Foundation.cos(2.0), Foundation.cos(0.5)]])
  }

  @Test func `hessian of what does not depend on its variable is zero`() throws {
    #expect(try hessian(of: x * x, withRespectTo: v).value(at: [x: 1]) == .zeros([3, 3]))
  }

  @Test func `mixed second derivatives do not depend on their order`() throws {
    let y = GlobalExpression.parameter("y")
    let f = exp(x * y) * tanh(x - y) + logGamma(x + 2 * y)
    let xy = gradient(of: gradient(of: f, withRespectTo: x), withRespectTo: y)
    let yx = gradient(of: gradient(of: f, withRespectTo: y), withRespectTo: x)
    let values = try values(of: [xy, yx], at: [x: 0.7, y: 0.4]).map(\.scalar)
    #expect(abs(values[0] - values[1]) < 1e-13)
  }

  @Test func `forward over reverse equals reverse over forward`() throws {
    let f = (softmax3 * exp(v)).sum() + v.logSumExp()
    let direction: GlobalExpression = [0.3, -1, 0.7]
    let forwardOverReverse = directionalDerivative(
      of: gradient(of: f, withRespectTo: v), withRespectTo: v, along: direction)
    let reverseOverForward = gradient(
      of: directionalDerivative(of: f, withRespectTo: v, along: direction), withRespectTo: v)
    let values = try values(
      of: [forwardOverReverse, reverseOverForward], at: [v: [0.2, -0.4, 0.9]])
    #expect(zip(values[0].elements, values[1].elements).allSatisfy { abs($0 - $1) < 1e-13 })
  }

  private var softmax3: GlobalExpression { v.softmax() }

  @Test func `derivative with respect to an intermediate value`() throws {
    let middle = sin(x)
    let f = middle * middle + 3 * middle
    let slope = gradient(of: f, withRespectTo: middle)
    let expected = 2 * Foundation.sin(0.4) + 3
    #expect(abs(try slope.value(at: [x: 0.4]).scalar - expected) < 1e-15)
    let total = gradient(of: f, withRespectTo: [middle, x])
    let values = try values(of: total, at: [x: 0.4]).map(\.scalar)
    #expect(abs(values[1] - expected * Foundation.cos(0.4)) < 1e-15)
  }

  @Test(arguments: zip([-1.0, 0, 1], [[-1.0, 0, 0, 1], [1, 0, 0, 1], [1, 1, 1, 0]]))
  func `kinks have stated derivatives`(at: Double, expected: [Double]) throws {
    // At 0 both max and min tie, and their second argument, a constant, takes the derivative.
    let clamp = x.clamped(to: 0...0.5)
    let slopes = gradients([abs(x), max(x, 0.0), max(x, 0.0), min(x, 0.5)])
    #expect(try values(of: slopes, at: [x: Tensor(at)]).map(\.scalar) == expected)
    let held = gradient(of: clamp, withRespectTo: x)
    #expect(try held.value(at: [x: Tensor(at)]).scalar == 0)
  }

  private func gradients(_ functions: [GlobalExpression]) -> [GlobalExpression] {
    functions.map { gradient(of: $0, withRespectTo: x) }
  }

  @Test func `at a tie the second argument takes the derivative`() throws {
    let y = GlobalExpression.parameter("y")
    for f in [max(x, y), min(x, y)] {
      let slopes = gradient(of: f, withRespectTo: [x, y])
      #expect(try values(of: slopes, at: [x: 2, y: 2]).map(\.scalar) == [0, 1])
    }
  }

  @Test func `select keeps a guarded infinite derivative out`() throws {
    let isPositive = x.isGreater(than: 0)
    let root = isPositive.select(sqrt(isPositive.select(x, 1.0)), 0.0)
    #expect(try gradient(of: root, withRespectTo: x).value(at: [x: 0]).scalar == 0)
    #expect(try gradient(of: root, withRespectTo: x).value(at: [x: 4]).scalar == 0.25)
    let unguarded = isPositive.select(sqrt(x), 0.0)
    #expect(try gradient(of: unguarded, withRespectTo: x).value(at: [x: 0]).scalar.isNaN)
  }

  @Test func `constants are told apart bit for bit`() throws {
    let quotients = [x / GlobalExpression(0.0), x / GlobalExpression(-0.0)]
    #expect(try values(of: quotients, at: [x: 1]).map(\.scalar) == [.infinity, -.infinity])
    #expect(Constant(value: Tensor(.nan)) == Constant(value: Tensor(.nan)))
    let large = (0..<1000).map { Tensor(shape: [1000], elements: ones(but: $0)) }
    #expect(Set(large.map { Constant(value: $0) }).count == 1000)
  }

  private func ones(but index: Int) -> [Double] {
    (0..<1000).map { $0 == index ? 2 : 1 }
  }

  @Test func `sums and running sums of nothing`() throws {
    let empty = GlobalExpression(Tensor.zeros([2, 0]))
    #expect(try empty.cumulativeSum().value() == .zeros([2, 0]))
    #expect(try empty.sum(axis: 1).value() == .zeros([2]))
    #expect(try empty.logSumExp().value() == Tensor(repeating: -.infinity, shape: [2]))
    #expect(try empty.sum().value() == 0.0)
    #expect(try empty.softmax().value() == .zeros([2, 0]))
  }

  @Test func `log-sum-exp and softmax with infinities`() throws {
    let infinity = Double.infinity
    func logSumExp(_ values: [Double]) throws -> Double {
      try GlobalExpression(values).logSumExp().value().scalar
    }
    #expect(try logSumExp([-infinity, -infinity]) == -infinity)
    #expect(try logSumExp([-infinity, 2]) == 2)
    #expect(try logSumExp([infinity, 2]) == infinity)
    #expect(try logSumExp([.nan, 2]).isNaN)
    #expect(try abs(logSumExp([1e4, 1e4]) - 1e4 - Foundation.log(2)) < 1e-11)
    let masked = try GlobalExpression([-infinity, 2, 2]).softmax().value()
    #expect(masked == [0.0, 0.5, 0.5])
    #expect(try GlobalExpression([-infinity, -infinity]).softmax().value()[0].isNaN)
  }

  @Test func `a long chain of values is derived, planned and released without recursion`() throws {
    var value = x
    for _ in 0..<20_000 { value = -value }
    let slope = gradient(of: value, withRespectTo: x)
    #expect(try slope.value(at: [x: 3]).scalar == 1)
    // Releasing needs the most stack for a chain, and building is what takes time here.
    for _ in 0..<200_000 { value = -value }
  }
}
