import Autodiff
import Foundation
import NumericalMethods

/// One closure test: tracks, truth, noise and the fit's start, all of one seed.
public struct ClosureTrial: Sendable {
  /// What the hits were simulated with.
  public var truth: DetectorParameters
  /// Where the fit began.
  public var start: DetectorParameters
  /// What it found.
  public var result: Calibration.Result

  /// (estimate − truth)/error, in the order of the parameters; the error is that of the information at the
  /// estimate.
  public var pulls: [Double] {
    zip(zip(result.detector.scaled, truth.scaled), result.information.errors).map {
      ($0.0 - $0.1) / $1
    }
  }

  /// Whether the fit converged to a place where all parameters are determined.
  public var isGood: Bool { result.outcome.isConverged && pulls.allSatisfy(\.isFinite) }

  /// Simulates hits with the plain simulation and its noise, and fits them with the differentiable one.
  ///
  /// - Parameters:
  ///   - tracks: The tracks.
  ///   - response: What electrons induce.
  ///   - seed: Of truth, noise and start.
  ///   - truth: What the hits are simulated with; drawn if nil.
  ///   - threads: How many threads sweep over steps.
  /// - Throws: `EvaluationError`.
  public init(
    _ tracks: [Track], response: PixelResponse, seed: UInt64, truth: DetectorParameters? = nil,
    threads: Int = availableThreads
  ) throws {
    // Within the middle 60 per cent of the ranges, as an estimate is not to end outside them.
    self.truth = truth ?? .drawn(seed: seed, purpose: "truth", middle: 0.6)
    start = .drawn(seed: seed, purpose: "start", middle: 1)
    let calibration = Calibration(
      PixelMap(forCalibrationWith: tracks, response: response), threads: threads)
    result = try calibration.fit(
      calibration.plain.hits(self.truth, noise: seed), from: start)
  }
}

extension DetectorParameters {
  /// Parameters drawn uniformly from the middle part of their ranges.
  ///
  /// - Parameters:
  ///   - seed: The seed.
  ///   - purpose: What they are for.
  ///   - middle: Which part of the ranges, up to 1.
  public static func drawn(seed: UInt64, purpose: String, middle: Double) -> DetectorParameters {
    let draws = RandomStream(seed: seed, purpose: purpose).uniforms(count: count)
    return DetectorParameters(
      zip(draws, ranges).map { u, range in
        let width = range.upperBound - range.lowerBound
        return range.lowerBound + width * (0.5 + middle * (u - 0.5))
      })
  }
}
