import Optimization
import TestSupport
import Testing

@Suite("Learning rate schedules")
struct ScheduleTests {
  private let steps = [0, 1, 3, 5, 7, 20, 25, 40]

  private func factors(_ schedule: LearningRateSchedule) -> [Double] {
    steps.map { schedule.factor(at: $0) }
  }

  @Test(
    arguments: [
      .constant, .linear(steps: 20, final: 0.05), .cosine(steps: 10, final: 0.05),
      .exponential(rate: 0.5, steps: 4), .staircase(rate: 0.5, every: 6),
      .oneCycle(steps: 20, peak: 6), .warmUp(steps: 4, from: 0.1, then: .cosine(steps: 16)),
    ] as [LearningRateSchedule])
  func `a stretched schedule has the same rate at the same share`(schedule: LearningRateSchedule) {
    let longer = schedule.stretched(from: 20, to: 60)
    for step in 0...25 {
      let (old, new) = (schedule.factor(at: step), longer.factor(at: 3 * step))
      #expect(abs(old - new) <= 1e-14, "\(step)")
    }
    #expect(longer.stretched(from: 60, to: 20) == schedule)
    #expect(schedule.stretched(from: 20, to: 20) == schedule)
    // Of one step, or of more than can be made, there is no rate to be wrong, and nothing that stops.
    _ = schedule.stretched(from: 20, to: 1).factor(at: 0)
    _ = schedule.stretched(from: 20, to: .max).factor(at: 0)
  }

  @Test func constant() {
    #expect(factors(.constant) == Array(repeating: 1, count: 8))
  }

  /// optax 0.2.8, cosine_decay_schedule(1, 20, 0.05), in double precision.
  @Test func `cosine equals optax's`() {
    let expected = [
      1, 0.9941519617826905, 0.9482280989894747, 0.8608757210636101, 0.7406454873762848, 0.05, 0.05,
      0.05,
    ]
    #expect(deviation(of: factors(.cosine(steps: 20, final: 0.05)), from: expected) < 1e-15)
  }

  /// optax 0.2.8, linear_schedule(1, 0.05, 20), in double precision.
  @Test func `linear equals optax's`() {
    let expected = [1, 0.9525, 0.8575, 0.7625, 0.6675, 0.05, 0.05, 0.05]
    #expect(deviation(of: factors(.linear(steps: 20, final: 0.05)), from: expected) < 1e-14)
  }

  /// optax 0.2.8, exponential_decay(1, 10, 0.7, staircase=True), in double precision.
  @Test func `staircase equals optax's`() {
    let expected = [1, 1, 1, 1, 1, 0.49, 0.49, 0.2401]
    #expect(deviation(of: factors(.staircase(rate: 0.7, every: 10)), from: expected) < 1e-15)
  }

  /// optax 0.2.8, cosine_onecycle_schedule(20, 1, pct_start=0.3), in double precision.
  @Test func `one cycle equals optax's`() {
    let expected = [
      0.040000000000000036, 0.10430780618346935, 0.52, 0.9356921938165306, 0.9874640062350873,
      4e-06,
      4e-06, 4e-06,
    ]
    #expect(deviation(of: factors(.oneCycle(steps: 20, peak: 6)), from: expected) < 1e-14)
  }

  /// optax 0.2.8, exponential_decay(1, 10, 0.7), in double precision.
  @Test func `exponential equals optax's`() {
    let expected = [
      1, 0.9649610951198176, 0.8985234417906397, 0.8366600265340756, 0.779055912670449, 0.49,
      0.409963413001697, 0.2401,
    ]
    #expect(deviation(of: factors(.exponential(rate: 0.7, steps: 10)), from: expected) < 1e-15)
  }

  /// optax 0.2.8, linear_schedule(0.1, 1, 5) joined at 5 with cosine_decay_schedule(1, 20, 0.05).
  @Test func `warm-up and cosine equal optax's`() {
    let expected = [
      0.1, 0.28, 0.64, 1, 0.976751845240198, 0.18912427893638994, 0.05, 0.05,
    ]
    let schedule = LearningRateSchedule.warmUp(
      steps: 5, from: 0.1, then: .cosine(steps: 20, final: 0.05))
    #expect(deviation(of: factors(schedule), from: expected) < 1e-15)
  }

  private static let all: [LearningRateSchedule] = [
    .constant, .linear(steps: 20, final: 0.05), .cosine(steps: 20, final: 0.05),
    .exponential(rate: 0.7, steps: 10), .staircase(rate: 0.7, every: 10),
    .oneCycle(steps: 20, peak: 6), .warmUp(steps: 3, from: 0.5, then: .constant),
  ]

  @Test(arguments: all)
  func `after a warm-up any schedule starts at its step 0`(schedule: LearningRateSchedule) {
    let warmed = LearningRateSchedule.warmUp(steps: 5, from: 0.1, then: schedule)
    #expect(deviation(of: [0, 1, 4].map(warmed.factor), from: [0.1, 0.28, 0.82]) < 1e-15)
    #expect(steps.map { warmed.factor(at: 5 + $0) } == factors(schedule))
  }

  @Test func `descriptions`() {
    #expect(
      Self.all.map(\.description) == [
        "constant", "linear over 20 steps to 0.05", "cosine over 20 steps to 0.05",
        "times 0.7 over every 10 steps, smoothly", "times 0.7 after every 10 steps",
        "one cycle over 20 steps from 0.04 to 4e-06, with its peak at 6",
        "warm-up over 3 steps from 0.5, then constant",
      ])
    let composed = LearningRateSchedule.warmUp(steps: 10, then: .cosine(steps: 200, final: 0.01))
    #expect(composed.description == "warm-up over 10 steps, then cosine over 200 steps to 0.01")
  }

  @Test func `no steps stop the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = LearningRateSchedule.cosine(steps: 0).factor(at: 0)
    }
  }

  @Test func `a peak after the last step stops the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = LearningRateSchedule.oneCycle(steps: 10, peak: 10).factor(at: 0)
    }
  }
}
