import NumericalMethods

/// A particle's straight way through the detector, known from its charge, and the light that was counted of it.
public struct Track: Sendable {
  /// Photons that start on each cm: 2.1 MeV/cm of a muon at 2.4 · 10⁴ photons for each MeV.
  public static let photonsPerCentimetre = 5e4
  /// Pieces of equal length, each of which shines from its middle.
  public static let pieces = 24

  /// Where it comes in, in cm.
  public let start: Position
  /// Where it goes out, in cm.
  public let end: Position

  /// - Parameters:
  ///   - start: Where it comes in, in cm.
  ///   - end: Where it goes out, in cm.
  public init(from start: Position, to end: Position) { (self.start, self.end) = (start, end) }

  /// The middles of its pieces.
  public var places: [Position] {
    (0..<Self.pieces).map {
      start + (Double($0) + 0.5) / Double(Self.pieces) * (end - start)
    }
  }

  /// Photons that start on each piece.
  public var photonsPerPiece: Double {
    let path = end - start
    return (path * path).sum().squareRoot() / Double(Self.pieces) * Self.photonsPerCentimetre
  }

  /// Tracks between points of two opposite walls: x, y and z in turn.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - detector: Where.
  ///   - seed: Which.
  public static func crossing(_ detector: LightDetector, count: Int, seed: UInt64) -> [Track] {
    let (entries, exits) = (
      detector.randomPoints(count, seed: seed, purpose: "entry"),
      detector.randomPoints(count, seed: seed, purpose: "exit")
    )
    return (0..<count).map { index in
      let axis = index % 3
      var (start, end) = (entries[index], exits[index])
      (start[axis], end[axis]) = (0, detector.size[axis])
      return Track(from: start, to: end)
    }
  }
}

/// Tracks with their counts.
public struct TrackSample: Sendable {
  /// The tracks.
  public let tracks: [Track]
  /// What each tile counted of each, `[tracks, tiles]`, row by row.
  public let counts: [Double]

  /// Simulated counts: Poisson numbers around what is expected by the exact visibility.
  ///
  /// - Parameters:
  ///   - tracks: The tracks.
  ///   - detector: What counts their light.
  ///   - seed: Which counts.
  public init(_ tracks: [Track], in detector: LightDetector, seed: UInt64) throws {
    let (truth, tiles) = (AnalyticVisibility(detector), detector.tiles.count)
    let stream = RandomStream(seed: seed, purpose: "light of tracks")
    var counts: [Double] = []
    for first in stride(from: 0, to: tracks.count, by: 500) {
      let part = tracks[first..<min(first + 500, tracks.count)]
      let values = try truth.values(at: part.flatMap(\.places))
      for (row, track) in part.enumerated() {
        for tile in 0..<tiles {
          let seen = (0..<Track.pieces).reduce(0.0) {
            $0 + values[(row * Track.pieces + $1) * tiles + tile]
          }
          let mean =
            track.photonsPerPiece * detector.efficiencies[tile] * seen + detector.darkCounts
          counts.append(Double(stream.poisson(mean: mean, at: UInt64(counts.count))))
        }
      }
    }
    (self.tracks, self.counts) = (tracks, counts)
  }
}
