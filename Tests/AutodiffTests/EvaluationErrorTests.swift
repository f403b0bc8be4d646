import Testing

@testable import Autodiff

@Suite("What an evaluation is not given")
struct EvaluationErrorTests {
  private let space = EventSpace("signal")
  private let x = GlobalExpression.parameter("slope")

  private func message(_ body: () throws -> Any) -> String {
    do {
      return "no error: \(try body())"
    } catch {
      return "\(error)"
    }
  }

  @Test func `a missing parameter, with near names`() {
    let other = GlobalExpression.parameter("slopes")
    #expect(
      message { try x.value(at: [other: 1]) }
        == "no value was given for parameter 'slope'; did you mean 'slopes'?")
    #expect(message { try x.value() } == "no value was given for parameter 'slope'")
  }

  @Test func `a value for another parameter of the same name`() {
    #expect(
      message { try x.value(at: [.parameter("slope"): 1]) } == """
        no value was given for parameter 'slope', but for another of the same name: every call of \
        parameter(_:shape:) makes a new one, so keep the first and use it throughout
        """)
  }

  @Test func `a misshapen value`() {
    #expect(
      message { try x.value(at: [x: [1.0, 2.0]]) }
        == "parameter 'slope' has shape [], given a value of shape [2]")
  }

  @Test func `a missing sample`() {
    let sum = EventExpression.column("pt", of: space).sumOverEvents()
    #expect(message { try sum.value() } == "no events were bound to sample 'signal'")
    let count = GlobalExpression.eventCount(space)
    #expect(message { try count.value() } == "no events were bound to sample 'signal'")
    #expect(
      message { try sum.value(events: [EventSpace("signals"): ColumnSource([:])]) }
        == "no events were bound to sample 'signal'; did you mean 'signals'?")
    #expect(
      message { try sum.value(events: [EventSpace("signal"): ColumnSource([:])]) } == """
        no events were bound to sample 'signal', but to another of the same name: every EventSpace \
        is a sample of its own, so keep the first and use it throughout
        """)
  }

  @Test func `a missing column, with near names or all`() {
    let sum = EventExpression.column("tau_pt", of: space).sumOverEvents()
    func given(_ columns: [String: [Double]]) -> String {
      message { try sum.value(events: [space: ColumnSource(columns)]) }
    }
    #expect(
      given(["tau_p": [1], "b": [2]]) == "there is no column 'tau_pt'; did you mean 'tau_p'?")
    #expect(given(["a": [1], "b": [2]]) == "there is no column 'tau_pt'; the columns are a, b")
    #expect(given([:]) == "there is no column 'tau_pt'; there are none")
  }

  @Test func `values of parameters that nothing depends on are ignored`() throws {
    #expect(try (x + 1).value(at: [x: 2, .parameter("unused", shape: [3]): 1]).scalar == 3)
  }
}
