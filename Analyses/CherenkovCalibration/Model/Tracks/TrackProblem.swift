import NumericalMethods
import Studies
import Synchronization

extension MinimisationProblem {
  /// The search for a muon with 2 to 6 parameters, the others at the truth: vertex along the two axes across that
  /// are x and y, then z, the two slopes and log T.
  ///
  /// A search has arrived where −log L is within `precision` of what Fisher scoring finds.
  ///
  /// - Parameters:
  ///   - counts: The data.
  ///   - track: The truth.
  ///   - guess: Where searches begin.
  ///   - light: The model.
  ///   - parameters: How many are free, 2 to 6.
  ///   - precision: In units of −log L.
  /// - Returns: The problem, and how many evaluations of means and slopes, and seconds, Fisher scoring took.
  /// - Throws: What an evaluation throws.
  public static func finding(
    _ counts: [Double], of track: MuonTrack, from guess: MuonTrack, with light: TrackLight,
    parameters: Int, precision: Double = 0.05
  ) throws -> (problem: MinimisationProblem, evaluations: Int, seconds: Double) {
    precondition(2...6 ~= parameters, "\(parameters) parameters of a track")
    let truth = light.parameters(of: track, from: guess)
    let begin = light.parameters(of: guess, from: guess)
    let start = (0..<6).map { $0 < parameters ? begin[$0] : truth[$0] }
    @Sendable func all(_ x: [Double]) -> [Double] { x + truth[parameters...] }
    let fitter = TrackFitter(light)
    var best = (value: Double.nan, evaluations: 0)
    let duration = try ContinuousClock().measure {
      best = try fitter.scoring(counts, guess, from: start, free: parameters)
    }
    let shared = Mutex(TrackFitter(light))
    let problem = MinimisationProblem(
      "\(parameters) parameters of a track", start: Array(start[..<parameters]),
      scales: [Double](repeating: 0.05, count: parameters),
      goal: .value(best: best.value, within: precision),
      value: { x in try shared.withLock { try $0.value(at: all(x), counts, guess) } },
      valueAndGradient: { x, slope in
        var full: [Double] = []
        let value = try shared.withLock {
          try $0.value(at: all(x), counts, guess, gradient: &full)
        }
        slope = Array(full[..<parameters])
        return value
      })
    return (problem, best.evaluations, duration / .seconds(1))
  }
}

extension TrackFitter {
  /// The lowest −log L where only the first parameters are free.
  func scoring(_ data: [Double], _ guess: MuonTrack, from start: [Double], free: Int) throws -> (
    value: Double, evaluations: Int
  ) {
    let found = try FisherScoring().search(from: Array(start[..<free]), counts: data) { x in
      let model = try model(at: x + start[free...], guess)
      return model.map {
        FisherScoring.Model(means: $0.means, slopes: Array($0.slopes[..<free]))
      }
    }
    return (found.model?.value(data) ?? .nan, found.evaluations)
  }
}

extension GradientScan {
  /// The gradient of a track's −log L at the guess beside differences with the same photons, whatever their error:
  /// rays that change walls are in the differences alone.
  ///
  /// - Parameters:
  ///   - counts: The data.
  ///   - guess: Where.
  ///   - light: The model.
  /// - Throws: What an evaluation throws.
  public init(ofTrack counts: [Double], at guess: MuonTrack, with light: TrackLight) throws {
    let fitter = TrackFitter(light)
    try self.init(
      "track", parameters: ["x", "y", "z", "slope 1", "slope 2", "log T"],
      at: light.parameters(of: guess, from: guess), scales: [1, 1, 1, 1, 1, 1],
      steps: [0.1, 0.03, 0.01, 0.003, 0.001, 1e-4, 1e-5], tolerance: .infinity,
      value: { try fitter.value(at: $0, counts, guess) },
      gradient: { position in
        var gradient: [Double] = []
        _ = try fitter.value(at: position, counts, guess, gradient: &gradient)
        return gradient
      })
  }
}
