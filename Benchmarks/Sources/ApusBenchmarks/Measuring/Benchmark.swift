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
}

/// What an evaluation computes, gradients under the names that the peers give them.
struct Outcome {
  var value: Double
  var gradients: [String: [Double]] = [:]
}

extension Benchmark {
  var peers: [String] { [name] }

  /// Evaluates once, then as often as asked with a clock running.
  ///
  /// - Parameter repetitions: How often; the benchmark's own choice if nil.
  func measure(repetitions: Int? = nil) throws -> Record {
    let outcome = try evaluate()
    let clock = ContinuousClock()
    let times = try (0..<(repetitions ?? self.repetitions)).map { _ in
      try clock.measure { _ = try evaluate() } / .seconds(1)
    }
    return Record(
      bench: name, medianSeconds: median(of: times), leastSeconds: times.min()!,
      value: outcome.value, gradients: outcome.gradients, peakMegabytes: ProcessMemory.peak,
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
