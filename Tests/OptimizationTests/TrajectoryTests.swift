import Optimization
import TestSupport
import Testing

@Suite("Trajectories of optimisers")
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
}
