import TestSupport
import Testing

@testable import Autodiff

@Suite("Derivatives that are zero whatever the values")
struct StructuralZeroTests {
  private let x = GlobalExpression.parameter("x")

  @Test func `a parameter that nothing depends on is named, and its gradient is zeros`() throws {
    let unused = GlobalExpression.parameter("unused width", shape: [2])
    let (_, messages) = try LogRecorder.messages(about: "unused width") {
      let slopes = gradient(of: x * x, withRespectTo: [x, unused])
      let values = try values(of: slopes, at: [x: 3])
      #expect(values == [6.0, [0.0, 0.0]])
    }
    #expect(
      messages == [
        """
        warning: the derivative of multiply [] with respect to 'unused width' is structurally zero: \
        nothing connects them
        """
      ])
  }

  @Test func `a detached parameter is named too`() throws {
    let frozen = GlobalExpression.parameter("frozen")
    let (_, messages) = LogRecorder.messages(about: "frozen") {
      _ = gradient(of: x * frozen.detached(), withRespectTo: [x, frozen])
    }
    #expect(messages.count == 1)
    #expect(!isDifferentiable(x * frozen.detached(), withRespectTo: frozen))
    #expect(isDifferentiable(x * frozen.detached(), withRespectTo: x))
  }

  @Test func `a step passes no derivative in either mode`() throws {
    let step = x.isGreater(than: 0)
    #expect(structuralGradient(of: step, withRespectTo: [x]) == [nil])
    let forward = directionalDerivative(of: step, withRespectTo: x, along: 1.0)
    #expect(try forward.value(at: [x: 1]).scalar == 0)
  }

  @Test func `a detached factor is a constant in both modes`() throws {
    let f = x * x.detached()
    let slopes = [
      gradient(of: f, withRespectTo: x),
      directionalDerivative(of: f, withRespectTo: x, along: 1.0),
    ]
    #expect(try values(of: slopes, at: [x: 5]).map(\.scalar) == [5, 5])
  }
}
