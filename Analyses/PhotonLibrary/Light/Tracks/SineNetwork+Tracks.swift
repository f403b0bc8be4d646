import Autodiff
import Events
import NumericalMethods
import Parameters

/// How a network is optimised again on tracks.
public struct TrackCalibration: Sendable {
  /// Updates of the weights.
  public var steps = 1500
  /// Tracks of each update.
  public var batch = 256
  /// Adam's learning rate, which falls along half a cosine.
  public var rate = 5e-4
  /// Which tracks come when.
  public var seed: UInt64 = 1
  /// Threads.
  public var threads = availableThreads

  /// The usual settings.
  public init() {}
}

extension SineNetwork {
  /// Goes on learning, from the light of tracks: the visibility that makes their counts most likely.
  ///
  /// A track of pieces p is expected to give μₜ = N εₜ Σₚ vₜ(rₚ) + dark counts, with the efficiencies that were
  /// believed in; what these are off goes into the visibility. arXiv:2211.01505 calibrates its network so, on
  /// data instead of simulation.
  ///
  /// - Parameters:
  ///   - sample: The tracks with their counts.
  ///   - detector: The efficiencies and dark counts that are believed in.
  ///   - settings: How.
  /// - Throws: `LightError.notFinite(step:)`.
  public mutating func calibrate(
    on sample: TrackSample, of detector: LightDetector,
    _ settings: TrackCalibration = TrackCalibration()
  ) throws {
    let space = EventSpace("tracks")
    let table = try sample.table(tiles: tileCount)
    let places = EventExpression.columns(TrackSample.placeNames, of: space)
      .reshaped(to: [Track.pieces, 3])
    let counts = EventExpression.columns(TrackSample.countNames(tileCount), of: space)
    let light = EventExpression.column("photons", of: space)
    let expected =
      light * GlobalExpression(detector.efficiencies)
      * shiftedVisibility(at: places).sum(axis: 0) + detector.darkCounts
    let loss = (expected - counts * log(expected)).sum().meanOverEvents()
    var descent = Descent(
      loss, over: ParameterSet(network), rate: settings.rate, steps: settings.steps,
      threads: settings.threads)
    let batches = RandomBatches(
      count: sample.tracks.count, size: settings.batch, seed: settings.seed, purpose: "tracks")
    for step in 0..<settings.steps {
      descent.evaluator.bind(space, to: TableSource(table, rows: batches.rows(step)))
      _ = try descent.step(&weights)
    }
  }
}

extension TrackSample {
  static let placeNames = (0..<Track.pieces).flatMap { ["x\($0)", "y\($0)", "z\($0)"] }

  static func countNames(_ tiles: Int) -> [String] { (0..<tiles).map { "n\($0)" } }

  /// A row for each track: the places of its pieces, the photons of each, the counts of each tile.
  func table(tiles: Int) throws -> EventTable {
    let places = tracks.map(\.places)
    let coordinates = (0..<(3 * Track.pieces)).map { column in
      places.map { $0[column / 3][column % 3] }
    }
    let numbers = (0..<tiles).map { tile in
      tracks.indices.map { counts[$0 * tiles + tile] }
    }
    return try EventTable(
      columns: zip(Self.placeNames, coordinates).map { ($0, $1) }
        + [("photons", tracks.map(\.photonsPerPiece))]
        + zip(Self.countNames(tiles), numbers).map { ($0, $1) })
  }
}
