import Autodiff
import Optimization
import Parameters
import Testing

@Suite("Optimiser state")
struct OptimiserStateTests {
  @Test(arguments: OptimiserExample.all)
  func `a restored optimiser goes on bit for bit`(example: OptimiserExample) throws {
    try goOn(example.optimiser)
  }

  private func goOn(_ fresh: some Optimiser) throws {
    let problem = GoldenLoss()
    var (optimiser, values) = (fresh, problem.start)
    try problem.run(&optimiser, &values, until: 7)
    var restored = fresh
    try restored.restore(optimiser.state.tensors, of: problem.set)
    var restoredValues = try ParameterValues(problem.set, raw: values.rawByPath)
    #expect(restored.state == optimiser.state)
    #expect(Set(restored.state.moments.keys) == Set(fresh.moments))
    try problem.run(&optimiser, &values, until: 12)
    try problem.run(&restored, &restoredValues, until: 12)
    #expect(restoredValues == values)
    #expect(values != problem.start)
    #expect(restored.state == optimiser.state)
  }

  @Test func `names of the tensors`() throws {
    let problem = GoldenLoss()
    var (optimiser, values) = (Adam(), problem.start)
    #expect(optimiser.state.tensors == ["step": 0])
    try problem.run(&optimiser, &values, until: 2)
    #expect(
      optimiser.state.tensors.keys.sorted() == [
        "first moment: x", "first moment: y", "second moment: x", "second moment: y", "step",
      ])
    #expect(optimiser.state.tensors["step"] == 2)
  }

  @Test func `the state before the first step is restored`() throws {
    var optimiser = Adam()
    try optimiser.restore(["step": 0], of: GoldenLoss().set)
    #expect(optimiser.state == OptimiserState())
  }

  @Test func `names of pairs`() throws {
    let problem = GoldenLoss()
    var (optimiser, values) = (LBFGS(memory: 2), problem.start)
    try problem.run(&optimiser, &values, until: 2)
    #expect(
      optimiser.state.tensors.keys.sorted() == [
        "displacement 1: x", "displacement 1: y", "displacement 2: x", "displacement 2: y",
        "gradient change 1: x", "gradient change 1: y", "gradient change 2: x",
        "gradient change 2: y", "step",
      ])
  }

  private func message(
    _ tensors: [String: Tensor], to optimiser: some Optimiser = Adam()
  ) -> String? {
    var optimiser = optimiser
    let error = #expect(throws: (any Error).self) {
      try optimiser.restore(tensors, of: GoldenLoss().set)
    }
    return error.map { "\($0)" }
  }

  @Test func `mistakes in loaded tensors are named`() {
    #expect(
      message([:]) == "the optimiser's state has no 'step'; give the number of steps taken")
    #expect(
      message(["step": 1.5]) == """
        the optimiser's 'step' is [1.5] of shape []; give one whole number of at least 0
        """)
    #expect(
      message(["step": 1, "velocity: x": [0, 0]]) == """
        'velocity: x' is not part of this optimiser's state; its names begin with 'first moment: ' \
        or 'second moment: '
        """)
    #expect(
      message(["step": 1, "first moment: x": [0, 0]])
        == "no value was given for parameter 'y'; values were given for 'x'")
  }

  @Test func `names that another optimiser's state has are refused`() {
    #expect(
      message(["step": 1, "velocity: x": [0, 0]], to: BFGS())
        == "'velocity: x' is not part of this optimiser's state; it has 'step' alone")
    #expect(
      message(["step": 1, "displacement 11: x": [0, 0]], to: LBFGS()) == """
        'displacement 11: x' is not part of this optimiser's state; its 20 names begin with \
        'displacement 1: ', 'gradient change 1: ', … 'gradient change 10: '; did you mean \
        'displacement 1' or 'displacement 10' or 'displacement 2'?
        """)
  }
}
