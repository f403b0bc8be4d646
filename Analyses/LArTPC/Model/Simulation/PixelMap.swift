import Foundation

/// Which pixels some tracks can reach, and where their charges are kept: all that does not depend on the
/// fitted parameters.
///
/// Every track is an event of its own, with its own pixels. A step leaves charge on the pixel beneath
/// it and on the nearest neighbours in x, in y and in both, unless these are further away than
/// diffusion reaches. The charge that arrives at one zone of one pixel is a channel: a row of cells, one
/// for each tick. Both forms of the simulation use the same cells.
public struct PixelMap: Sendable {
  /// The response of the pixels.
  public let response: PixelResponse
  /// All steps, track after track.
  public let steps: [MappedStep]
  /// The pixels' addresses.
  public let pixels: [PixelAddress]
  /// The smallest z of steps whose charge induces something on a pixel, cm, `[pixels]`.
  let pixelDepths: [Double]
  /// The places where charge lands.
  let channels: [Channel]
  /// Which channels induce on which pixels.
  let links: [Link]
  /// Cells over which a step's charge is spread.
  let spread: Int
  /// The first cell of each channel, and the number of all cells.
  let starts: [Int]
  /// Ticks of a pixel's waveform.
  public let window: Int

  /// Ticks of the waveform before the earliest arrival; what is induced before is in the first.
  static let ticksAhead = 28

  /// Where one pixel is.
  public struct PixelAddress: Hashable, Sendable {
    /// Which track lit it.
    public var track: Int
    /// In units of the pitch.
    public var x: Int
    /// In units of the pitch.
    public var y: Int
  }

  /// A place where charge lands: a zone of a pixel.
  struct Channel: Sendable {
    /// The smallest z of its steps, cm.
    var depth: Double
    /// The largest, cm.
    var end: Double
    /// The cells that can hold charge; others are not read.
    var cells: Range<Int>
  }

  /// A channel inducing on a pixel, with the distances in zones that choose the response.
  struct Link: Sendable {
    var channel: Int
    var pixel: Int
    var x: Int
    var y: Int
  }

  /// A step with the borders between pixels nearest to it.
  public struct MappedStep: Sendable {
    /// The step.
    public let step: Step
    /// Distances beyond the nearest borders between pixels, in x and y, cm.
    let beyond: SIMD2<Double>
    /// The channels at lower and higher x (fast) and y (slow); −1 where nothing arrives or is asked for.
    var channels: [Int]
  }
}

extension PixelMap {
  /// The cells that hold the charges of all channels.
  var cellCount: Int { starts[channels.count] }

  /// The extremes of what the fitted parameters are expected to be, by which cells are laid out.
  enum Reach {
    static let slowest = Drift.velocity(field: 0.43)
    static let ranges = DetectorParameters.ranges
    static let transverse = ranges[3].upperBound
    static let longitudinal = ranges[4].upperBound

    /// The largest width of a step's charge across the drift on an axis, cm.
    static func across(_ step: Step, axis: Int) -> Double {
      let time = step.centre.z / slowest
      return (2 * transverse * time + step.extent[axis] * step.extent[axis] / 12).squareRoot()
    }

    /// The largest width of a step's charge in time, ticks.
    static func along(_ step: Step) -> Double {
      let time = step.centre.z / slowest
      let variance = 2 * longitudinal * time + step.extent.z * step.extent.z / 12
      return variance.squareRoot() / (slowest * Constants.tick)
    }

    /// The largest number of ticks between two depths.
    static func ticks(_ distance: Double) -> Int {
      Int(distance / (slowest * Constants.tick)) + 1
    }
  }
}
