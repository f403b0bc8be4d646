import Apus
import NumericalMethods

/// Something to be timed: one evaluation of a value and its gradients, on data read beforehand.
protocol Benchmark {
  /// As in `blobs_small_cls`.
  var name: String { get }
  /// What peers call the same computation; `name`, unless said otherwise.
  var peers: [String] { get }
  /// How often the evaluation is timed, after one that is not.
  var repetitions: Int { get }
  /// How far a peer's results may be away.
  var tolerance: Tolerance { get }
  var threads: Int { get }
  /// The size of the events in memory, which the memory for computing comes on top of.
  var dataMegabytes: Double { get }

  /// What is timed; every call computes the same.
  func evaluate() throws -> Outcome
  /// Compares with what is known without a peer; called once, before anything is timed.
  ///
  /// - Throws: `Disagreement`.
  func check(_ outcome: Outcome) throws
}

/// What an evaluation computes, gradients under the names that the peers give them.
struct Outcome {
  var value: Double
  var gradients: [String: [Double]] = [:]
  /// The CLs expected at −2, −1, 0, 1 and 2 standard deviations.
  var expected: [Double]?
  /// How many toys were made.
  var toys: Int?
}

extension Benchmark {
  var peers: [String] { [name] }

  func check(_ outcome: Outcome) throws {}

  /// Evaluates once, then as often as asked with a clock running.
  ///
  /// - Parameter repetitions: How often; the benchmark's own choice if nil.
  func measure(repetitions: Int? = nil) throws -> Record {
    let outcome = try evaluate()
    try check(outcome)
    let clock = ContinuousClock()
    let times = try (0..<(repetitions ?? self.repetitions)).map { _ in
      try clock.measure { _ = try evaluate() } / .seconds(1)
    }
    return Record(
      bench: name, medianSeconds: median(of: times), leastSeconds: times.min()!,
      value: outcome.value, gradients: outcome.gradients, expected: outcome.expected,
      toys: outcome.toys, peakMegabytes: ProcessMemory.peak,
      anonymousMegabytes: ProcessMemory.anonymous, dataMegabytes: dataMegabytes, threads: threads,
      blas: BLAS.implementation)
  }
}

/// The middle value, or the mean of the two in the middle.
///
/// - Precondition: there is at least one value.
func median(of values: [Double]) -> Double {
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count.isMultiple(of: 2)
    ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
}
