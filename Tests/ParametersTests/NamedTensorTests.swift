import Autodiff
import Parameters
import TestSupport
import Testing

@Suite("Named tensors")
struct NamedTensorTests {
  let set = ParameterSet([
    Parameter("layer 1 weights", shape: [3, 2], initialiser: .glorotNormal),
    Parameter("edges", value: [0.2, 0.7], constraint: .ordered(in: 0...1)),
  ])

  var values: ParameterValues { .initial(set, seed: 5) }

  @Test func `raw values return bit for bit`() throws {
    #expect(try ParameterValues(set, raw: values.rawByPath) == values)
  }

  @Test func `constrained values return to rounding`() throws {
    let back = try ParameterValues(set, values: values.valuesByPath)
    #expect(deviation(of: back.flattened, from: values.flattened) < 1e-14)
    #expect(deviation(of: values.valuesByPath["edges"]!.elements, from: [0.2, 0.7]) < 1e-15)
  }

  private func message(_ change: (inout [String: Tensor]) -> Void) -> String? {
    var tensors = values.valuesByPath
    change(&tensors)
    return #expect(throws: ParameterError.self) {
      try ParameterValues(set, values: tensors)
    }?.description
  }

  @Test func `missing name`() {
    #expect(
      message { $0["edges"] = nil }
        == "no value was given for parameter 'edges'; values were given for 'layer 1 weights'")
  }

  @Test func `unknown name suggests a near one`() {
    #expect(
      message {
        $0["edge"] = $0["edges"]
        $0["edges"] = nil
      } == "there is no parameter 'edge'; did you mean 'edges'?")
  }

  @Test func `unknown name far from all lists them`() {
    #expect(
      message { $0["temperature"] = 1 }
        == "there is no parameter 'temperature'; the parameters are 'layer 1 weights', 'edges'")
  }

  @Test func `wrong shape`() {
    #expect(
      message { $0["edges"] = [0.5] }
        == "parameter 'edges' has shape [2], given a value of shape [1]")
  }

  @Test func `not finite`() {
    #expect(
      message { $0["edges"] = [0.5, .nan] }
        == "parameter 'edges': element 1 is nan; give finite numbers")
  }

  @Test func `outside the constraint`() {
    #expect(
      message { $0["edges"] = [0.5, 1.5] } == """
        parameter 'edges': element 1 is 1.5, but must lie strictly between 0.0 and 1.0: move the \
        value inside or widen the limits
        """)
  }
}
