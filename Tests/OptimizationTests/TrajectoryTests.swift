import Optimization
import Parameters
import TestSupport
import Testing

@Suite("Optimisers")
struct TrajectoryTests {
  @Test(arguments: Trajectory.all)
  func `trajectory equals optax's`(trajectory: Trajectory) throws {
    let problem = GoldenLoss()
    var optimiser = trajectory.optimiser
    var values = problem.start
    let rate = optimiser.learningRate
    for step in 1...trajectory.positions.keys.max()! {
      optimiser.learningRate = rate * trajectory.schedule.factor(at: optimiser.state.step)
      let gradient = try problem.gradient(at: values)
      optimiser.update(&values, along: trajectory.clipping?.clipped(gradient) ?? gradient)
      guard let expected = trajectory.positions[step] else { continue }
      #expect(deviation(of: values.flattened, from: expected) < 1e-11, "after \(step) steps")
    }
  }

  private static let kinds: [any Optimiser] = [
    GradientDescent(learningRate: 1e-3, momentum: 0.5), Adam(learningRate: 0.05),
    AdamW(learningRate: 0.05),
  ]

  @Test(arguments: kinds.indices)
  func `a factor scales the learning rate of its parameter`(kind: Int) throws {
    let moved = try [1.0, 0.25].map { factor in
      let problem = GoldenLoss(yFactor: factor)
      var (optimiser, values) = (Self.kinds[kind], problem.start)
      optimiser.update(&values, along: try problem.gradient(at: values))
      let change = values.adding(problem.start, scaledBy: -1)
      return (x: change[problem.x].elements, y: change[problem.y].elements)
    }
    #expect(moved[1].x == moved[0].x)
    #expect(deviation(of: moved[1].y.map { 4 * $0 }, from: moved[0].y) < 1e-11)
  }

  @Test(arguments: kinds.indices)
  func `a frozen parameter stays`(kind: Int) throws {
    let problem = GoldenLoss(isYTrainable: false)
    var (optimiser, values) = (Self.kinds[kind], problem.start)
    for _ in 1...3 { optimiser.update(&values, along: try problem.gradient(at: values)) }
    #expect(values[problem.y] == problem.start[problem.y])
    #expect(values[problem.x] != problem.start[problem.x])
  }

  @Test(arguments: kinds.indices)
  func `a gradient of some parameters moves those`(kind: Int) throws {
    let problem = GoldenLoss()
    var (whole, part) = (problem.start, problem.start)
    let gradient = try problem.gradient(at: whole)
    var (optimiser, other) = (Self.kinds[kind], Self.kinds[kind])
    optimiser.update(&whole, along: gradient)
    other.update(&part, along: gradient.restricted(to: ParameterSet([problem.x])))
    #expect(part[problem.x] == whole[problem.x])
    #expect(part[problem.y] == problem.start[problem.y])
  }

  @Test func `a gradient of other parameters than before stops the program`() async {
    await #expect(processExitsWith: .failure) {
      let problem = GoldenLoss()
      var (optimiser, values) = (Adam(), problem.start)
      let gradient = try problem.gradient(at: values)
      optimiser.update(&values, along: gradient)
      optimiser.update(&values, along: gradient.restricted(to: ParameterSet([problem.x])))
    }
  }

  @Test func `a learning rate that is not a number stops the program`() async {
    await #expect(processExitsWith: .failure) { _ = Adam(learningRate: .nan) }
  }
}
