import Foundation

/// Many flashes fitted with one model of light: what their pulls are.
public struct FlashClosure: Sendable {
  /// Pulls of x, y, z and log N, a row for each flash that was fitted.
  public private(set) var pulls: [[Double]] = []
  /// Distances between fitted and true places, in cm.
  public private(set) var distances: [Double] = []
  /// Fits that did not converge, or whose errors are not defined; they have no pulls.
  public private(set) var failures = 0
  /// Fits that ended at a wall; their pulls are among the others.
  public private(set) var atWall = 0

  /// Fits one flash for each seed.
  ///
  /// - Parameters:
  ///   - fitter: The model that fits believe in.
  ///   - detector: What the flashes are simulated in, by its exact visibility.
  ///   - seeds: Which flashes.
  public init(_ fitter: FlashFitter, in detector: LightDetector, seeds: Range<UInt64>) throws {
    for seed in seeds {
      let flash = Flash.random(in: detector, seed: seed)
      let fit = try fitter.fit(flash)
      let row = fit.pulls(of: flash)
      guard fit.isConverged, row.allSatisfy(\.isFinite) else {
        failures += 1
        continue
      }
      pulls.append(row)
      let path = fit.position - flash.position
      distances.append((path * path).sum().squareRoot())
      if fit.isAtWall { atWall += 1 }
    }
  }

  /// The mean of each pull.
  public var means: [Double] { columns.map(mean) }

  /// The standard deviation of each pull.
  public var widths: [Double] {
    columns.map { column in
      let centre = mean(column)
      let squares = column.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
      return (squares / Double(max(column.count - 1, 1))).squareRoot()
    }
  }

  /// The median distance between fitted and true places, in cm.
  public var medianDistance: Double {
    distances.isEmpty ? .nan : distances.sorted()[distances.count / 2]
  }

  /// Whether all means are within 0.3 of 0 and all widths within 0.7 to 1.3.
  public var isClosed: Bool {
    failures == 0 && means.allSatisfy { abs($0) <= 0.3 } && widths.allSatisfy { 0.7...1.3 ~= $0 }
  }

  private var columns: [[Double]] {
    FlashFit.names.indices.map { index in pulls.map { $0[index] } }
  }

  private func mean(_ values: [Double]) -> Double {
    values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count)
  }
}
