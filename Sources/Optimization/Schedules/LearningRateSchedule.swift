/// How the learning rate changes with the step: a factor of the rate that the author gives.
public enum LearningRateSchedule: Hashable, Sendable {
  /// 1 at every step.
  case constant
  /// From 1 to `final` in a straight line over this many steps; `final` after them.
  case linear(steps: Int, final: Double = 0)
  /// From 1 to `final` along half a cosine, over this many steps; `final` after them.
  /// f + (1 − f) (1 + cos(π t / T)) / 2. Loshchilov and Hutter, arXiv:1608.03983, equation 5.
  case cosine(steps: Int, final: Double = 0)
  /// rate^(t / T): times `rate` for every T = `steps` steps, smoothly.
  case exponential(rate: Double, steps: Int)
  /// rate^⌊t / T⌋: times `rate` at once after every T = `interval` steps.
  case staircase(rate: Double, every: Int)
  /// Along half a cosine from `initial` to 1 at step `peak`, along another to `final` at step
  /// `steps`; `final` after it. Smith, arXiv:1803.09820, section 4, in the arrangement of PyTorch
  /// and optax, whose defaults these are; the paper's opposite cycle of the momentum is left out.
  /// Usual is a peak after 30 % of the steps.
  case oneCycle(steps: Int, peak: Int, from: Double = 0.04, final: Double = 4e-6)
  /// From `initial` to 1 in a straight line over this many steps, then the other schedule from its
  /// own step 0.
  indirect case warmUp(steps: Int, from: Double = 0, then: LearningRateSchedule)
}
