import Autodiff
import Parameters
import Testing

@Suite("Parameter values")
struct ParameterValuesTests {
  let cut = Parameter("cut", value: 30, constraint: .scaled(by: 10), unit: "GeV")
  let weights = Parameter("weights", value: Tensor(rows: [[1, 2], [3, 4]]))

  var values: ParameterValues { .initial(ParameterSet([cut, weights]), seed: 0) }

  @Test func `raw and constrained values`() {
    #expect(values[cut] == 3)
    #expect(values.value(of: cut) == 30)
    #expect(values.values.map(\.path) == ["cut", "weights"])
    #expect(values.flattened == [3, 1, 2, 3, 4])
  }

  @Test func `assignments evaluate a graph`() throws {
    let total = cut.expression + weights.expression.sum()
    #expect(try total.value(at: values.assignments) == 40)
  }

  @Test func `vector space`() {
    let other = ParameterValues(values.parameters, flattened: [1, 0, -1, 0, 2])
    #expect(values.adding(other, scaledBy: 2).flattened == [5, 1, 0, 3, 8])
    #expect(values.adding(other, scaledBy: -1).adding(other) == values)
    #expect(values.scaled(by: 0.5).flattened == [1.5, 0.5, 1, 1.5, 2])
    #expect(values.dot(other) == 9)
    #expect(other.norm == 6.0.squareRoot())
    #expect(ParameterValues.zeros(values.parameters).norm == 0)
    #expect(ParameterValues(values.parameters, flattened: values.flattened) == values)
  }

  @Test func `subset keeps its values`() {
    let frozen = Parameter("frozen", value: 5, isTrainable: false)
    let all = ParameterValues.initial(ParameterSet([frozen, cut]), seed: 0)
    #expect(all.parameters.trainable.paths == ["cut"])
    #expect(all.restricted(to: all.parameters.trainable).flattened == [3])
  }

  @Test func `shared parameter is one entry`() {
    let set = ParameterSet([("first", weights), ("second", weights), ("cut", cut)])
    #expect(set.paths == ["first", "cut"])
    #expect(set.elementCount == 5)
    #expect(set.path(of: weights) == "first")
  }

  @Test func `two parameters of one path stop the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = ParameterSet([Parameter("x", value: 1), Parameter("x", value: 2)])
    }
  }

  @Test func `first value that is not finite is named`() {
    var bad = values
    #expect(bad.firstNonFinite == nil)
    bad[weights] = Tensor(rows: [[1, 2], [.nan, .infinity]])
    #expect(bad.firstNonFinite?.description == "parameter 'weights'[1, 0] is nan")
    bad[cut] = Tensor(-Double.infinity)
    #expect(bad.firstNonFinite?.description == "parameter 'cut' is -inf")
  }
}
