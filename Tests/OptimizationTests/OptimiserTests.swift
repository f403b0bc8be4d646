import Optimization
import Parameters
import TestSupport
import Testing

@Suite("Optimisers")
struct OptimiserTests {
  private func changes(
    _ example: OptimiserExample, _ problem: GoldenLoss
  ) throws -> (x: [Double], y: [Double]) {
    var (optimiser, values) = (example.optimiser, problem.start)
    try optimiser.step(&values, from: problem.evaluate(at: values)) {
      try problem.evaluate(at: $0)
    }
    let change = values.adding(problem.start, scaledBy: -1)
    return (change[problem.x].elements, change[problem.y].elements)
  }

  @Test(arguments: OptimiserExample.firstOrder)
  func `a factor scales the learning rate of its parameter`(example: OptimiserExample) throws {
    let (whole, quarter) = (
      try changes(example, GoldenLoss()), try changes(example, GoldenLoss(yFactor: 0.25))
    )
    #expect(quarter.x == whole.x)
    #expect(deviation(of: quarter.y.map { 4 * $0 }, from: whole.y) < 1e-11)
  }

  /// The first line search follows the gradient, scaled by the factors.
  @Test(arguments: [
    OptimiserExample("L-BFGS", LBFGS()), OptimiserExample("BFGS", BFGS(iterations: 1)),
  ])
  func `a factor turns the first line`(example: OptimiserExample) throws {
    let problem = GoldenLoss()
    let gradient = try problem.gradient(at: problem.start)
    let step = try changes(example, GoldenLoss(yFactor: 0.25))
    let length = step.x[0] / gradient[problem.x].elements[0]
    #expect(length < 0)
    let expected = gradient[problem.y].elements.map { 0.25 * length * $0 }
    #expect(deviation(of: step.y, from: expected) < 1e-9)
  }

  @Test(arguments: OptimiserExample.all)
  func `a frozen parameter stays`(example: OptimiserExample) throws {
    let problem = GoldenLoss(isYTrainable: false)
    var (optimiser, values) = (example.optimiser, problem.start)
    try problem.run(&optimiser, &values, until: 3)
    #expect(values[problem.y] == problem.start[problem.y])
    #expect(values[problem.x] != problem.start[problem.x])
  }

  @Test(arguments: OptimiserExample.all)
  func `a factor of 0 freezes`(example: OptimiserExample) throws {
    let problem = GoldenLoss(yFactor: 0)
    var (optimiser, values) = (example.optimiser, problem.start)
    try problem.run(&optimiser, &values, until: 3)
    #expect(values[problem.y] == problem.start[problem.y])
    #expect(values[problem.x] != problem.start[problem.x])
  }

  @Test(arguments: OptimiserExample.firstOrder)
  func `a gradient of some parameters moves those as before`(example: OptimiserExample) throws {
    let problem = GoldenLoss()
    var (optimiser, values) = (example.optimiser, problem.start)
    let here = try problem.evaluate(at: values)
    let part = LossAndGradient(
      loss: here.loss, gradient: here.gradient.restricted(to: ParameterSet([problem.x])))
    try optimiser.step(&values, from: part) { _ in part }
    let whole = try changes(example, problem)
    #expect(values[problem.x].elements == zip(problem.start[problem.x].elements, whole.x).map(+))
    #expect(values[problem.y] == problem.start[problem.y])
  }

  @Test(arguments: OptimiserExample.searching)
  func `a search moves the parameters of its gradient alone`(example: OptimiserExample) throws {
    let problem = GoldenLoss()
    let part = { (values: ParameterValues) throws -> LossAndGradient in
      var result = try problem.evaluate(at: values)
      result.gradient = result.gradient.restricted(to: ParameterSet([problem.x]))
      return result
    }
    var (optimiser, values) = (example.optimiser, problem.start)
    let step = try optimiser.step(&values, from: part(values), evaluate: part)
    #expect(step.outcome == .moved)
    #expect(try part(values).loss < part(problem.start).loss)
    #expect(values[problem.y] == problem.start[problem.y])
  }

  @Test(arguments: OptimiserExample.all)
  func `nothing moves at a learning rate of 0`(example: OptimiserExample) throws {
    let problem = GoldenLoss()
    var (optimiser, values) = (example.optimiser, problem.start)
    optimiser.learningRate = 0
    let step = try optimiser.step(&values, from: problem.evaluate(at: values)) {
      try problem.evaluate(at: $0)
    }
    #expect(step.outcome == .held)
    #expect(values == problem.start)
    #expect(optimiser.state.step == 1)
  }

  /// A state without moments has nothing to be confused about.
  @Test(
    arguments: OptimiserExample.all.indices.filter {
      !OptimiserExample.all[$0].optimiser.moments.isEmpty
    })
  func `other parameters than before stop the program`(index: Int) async {
    await #expect(processExitsWith: .failure) { [index = index as Int] in
      let problem = GoldenLoss()
      var (optimiser, values) = (OptimiserExample.all[index].optimiser, problem.start)
      try problem.run(&optimiser, &values, until: 1)
      let here = try problem.evaluate(at: values)
      let part = LossAndGradient(
        loss: here.loss, gradient: here.gradient.restricted(to: ParameterSet([problem.x])))
      try optimiser.step(&values, from: part) { _ in part }
    }
  }

  @Test func `a learning rate that is not a number stops the program`() async {
    await #expect(processExitsWith: .failure) { _ = Adam(learningRate: .nan) }
  }

  @Test func `outcomes say what happened and what to try`() {
    let outcomes: [OptimiserStep.Outcome] = [
      .moved, .held, .converged, .lineSearchFailed, .notFinite,
    ]
    #expect(outcomes.map(\.mayGoOn) == [true, true, false, false, false])
    #expect(
      outcomes.map(\.description) == [
        "the values moved", "the learning rate is 0: the values stay",
        "converged: the gradient is within the optimiser's tolerance",
        """
        the line search found no lower loss along the gradient: rounding may be all that is left; \
        else check the gradient, and give every step the same events
        """, "the loss or its gradient is infinite or NaN: start where both are finite",
      ])
  }
}
