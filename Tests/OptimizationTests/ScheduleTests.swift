import Optimization
import TestSupport
import Testing

@Suite("Learning rate schedules")
struct ScheduleTests {
  private let steps = [0, 1, 3, 5, 7, 20, 25, 40]

  private func factors(_ schedule: LearningRateSchedule) -> [Double] {
    steps.map { schedule.factor(at: $0) }
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

  @Test func `no steps stop the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = LearningRateSchedule.cosine(steps: 0).factor(at: 0)
    }
  }
}
