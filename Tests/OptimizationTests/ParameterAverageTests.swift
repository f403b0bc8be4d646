import Autodiff
import Optimization
import Parameters
import TestSupport
import Testing

@Suite("Average of parameters")
struct ParameterAverageTests {
  private let x = Parameter("x", value: [1, 2])
  private let series: [[Double]] = [[3, -1], [0.5, 2], [-2, 7], [1.25, 0]]

  private func values(_ elements: [Double]) -> ParameterValues {
    ParameterValues(ParameterSet([x]), flattened: elements)
  }

  private func average(_ count: Int, decay: Double = 0.75) -> ParameterAverage {
    var average = ParameterAverage(decay: decay)
    for elements in series.prefix(count) { average.include(values(elements)) }
    return average
  }

  /// The weighted mean of the definition, written out.
  @Test(arguments: 1...4)
  func `weights fall by the decay`(count: Int) {
    let weights = (0..<count).map { [0.421875, 0.5625, 0.75, 1].suffix(count)[4 - count + $0] }
    let sum = weights.reduce(0, +)
    let expected = (0..<2).map { element in
      zip(weights, series).reduce(0) { $0 + $1.0 * $1.1[element] } / sum
    }
    #expect(deviation(of: average(count).values!.flattened, from: expected, scale: 1) < 1e-15)
  }

  @Test func `without decay the last values remain`() {
    #expect(average(4, decay: 0).values?.flattened == series[3])
  }

  @Test func `values that do not change are their average`() {
    var average = ParameterAverage(decay: 0.9)
    for _ in 1...50 { average.include(values([0.1, 1 / 3])) }
    #expect(average.values?.flattened == [0.1, 1 / 3])
  }

  @Test func `a restored average goes on bit for bit`() throws {
    let saved = average(2).tensors
    #expect(saved.keys.sorted() == ["average: x", "count"])
    var restored = ParameterAverage(decay: 0.75)
    try restored.restore(saved, of: ParameterSet([x]))
    #expect(restored == average(2))
    for elements in series.suffix(2) { restored.include(values(elements)) }
    #expect(restored == average(4))
  }

  @Test func `an average of nothing is restored`() throws {
    #expect(ParameterAverage(decay: 0.5).tensors == ["count": 0])
    var restored = average(3)
    try restored.restore(["count": 0], of: ParameterSet([x]))
    #expect(restored == ParameterAverage(decay: 0.75))
  }

  private func message(_ tensors: [String: Tensor]) -> String? {
    var restored = average(3)
    let error = #expect(throws: (any Error).self) {
      try restored.restore(tensors, of: ParameterSet([x]))
    }
    #expect(restored == average(3))
    return error.map { "\($0)" }
  }

  @Test func `mistakes in loaded tensors are named`() {
    #expect(
      message(["average: x": [1, 2]])
        == "the average of parameters has no 'count'; give the number of values in it")
    #expect(
      message(["count": 0, "average: x": [1, 2]])
        == "the average's 'count' is [0.0] of shape []; give one whole number of at least 1")
    #expect(
      message(["count": -1])
        == "the average's 'count' is [-1.0] of shape []; give one whole number of at least 0")
    #expect(
      message(["count": 1, "mean: x": [1, 2]])
        == "'mean: x' is not part of an average of parameters; its names begin with 'average: '")
    #expect(
      message(["count": 1]) == "no value was given for parameter 'x'; values were given for none")
  }

  @Test func `other parameters than before stop the program`() async {
    await #expect(processExitsWith: .failure) {
      var average = ParameterAverage(decay: 0.5)
      for name in ["a", "b"] {
        average.include(.initial(ParameterSet([Parameter(name, value: 1)]), seed: 0))
      }
    }
  }
}
