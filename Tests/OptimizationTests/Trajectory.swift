import Optimization
import Testing

/// An optimiser, and where it gets to after some steps.
struct Trajectory: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let optimiser: any FirstOrderOptimiser
  let clipping: GradientClipping?
  let schedule: LearningRateSchedule
  /// The elements of x and y after each of these numbers of steps.
  let positions: [Int: [Double]]

  init(
    _ description: String, _ optimiser: any FirstOrderOptimiser, clipping: GradientClipping? = nil,
    schedule: LearningRateSchedule = .constant, after positions: [Int: [Double]]
  ) {
    testDescription = description
    self.optimiser = optimiser
    self.clipping = clipping
    self.schedule = schedule
    self.positions = positions
  }
}
