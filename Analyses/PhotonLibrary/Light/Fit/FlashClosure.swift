import Foundation
import Studies

extension ClosureTest {
  /// Fits of a random flash for each seed with one model of light: x, y and z in cm, and log N.
  ///
  /// - Parameters:
  ///   - name: What is tested.
  ///   - model: The visibility that fits believe in.
  ///   - detector: What the flashes are simulated in, by its exact visibility.
  ///   - seeds: Which flashes.
  ///   - threads: How many fits run at a time.
  /// - Throws: What an evaluation throws.
  public init(
    _ name: String, of model: some LightModel, in detector: LightDetector,
    seeds: ClosedRange<UInt64>, threads: Int
  ) throws {
    try self.init(name, seeds: seeds, threads: threads) { seed in
      let flash = Flash.random(in: detector, seed: seed)
      return try FlashFitter(model, of: detector).fit(flash).closure(with: flash)
    }
  }

  /// Distances between fitted and true places of good fits, in cm, if these are fits of flashes.
  public var distances: [Double] {
    fits.filter { $0.failure == nil }.map { fit in
      fit.quantities.prefix(3).reduce(0) {
        $0 + ($1.estimate - $1.truth) * ($1.estimate - $1.truth)
      }
      .squareRoot()
    }
  }
}

extension FlashFit {
  /// What the fit found beside the truth.
  public func closure(with flash: Flash) -> ClosureFit {
    let names = ["x", "y", "z"]
    let place = (0..<3).map {
      ClosureFit.Quantity(
        names[$0], truth: flash.position[$0], estimate: position[$0], error: positionErrors[$0])
    }
    let light = ClosureFit.Quantity(
      "log N", truth: log(flash.photons), estimate: log(photons), error: photonsError)
    return ClosureFit(place + [light], failure: isConverged ? nil : "no minimum was found")
  }
}
