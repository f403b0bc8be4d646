import Autodiff
import Studies

/// The likelihood of a test beam's responses: −log L = Σ (r − g_c E (1 − κ E/E₀))² / 2σ² without constants.
struct GainFit {
  private let space = EventSpace("electrons")
  private let source: ColumnSource
  private let gains: GlobalExpression
  private let nonlinearity = GlobalExpression.parameter("nonlinearity")
  private let channels: Int
  /// The sum over all electrons.
  let negativeLogLikelihood: GlobalExpression

  init(_ beam: TestBeam) {
    channels = beam.gains.count
    source = ColumnSource(beam.columns)
    gains = GlobalExpression.parameter("gains", shape: [channels])
    let column = { [space] (name: String) in EventExpression.column(name, of: space) }
    let energy = column("energy")
    let gain = lookup(gains, at: column("channel"))
    let expected = gain * energy * (1 - nonlinearity * energy / 100)
    let pull = (column("response") - expected) / column("resolution")
    negativeLogLikelihood = (pull * pull / 2).sumOverEvents()
  }

  /// The search from gains of 1 and no nonlinearity to within 0.005 of the lowest −log L, a tenth of a
  /// standard deviation in all parameters together.
  ///
  /// - Throws: What the graph's evaluation throws.
  func problem() throws -> MinimisationProblem {
    try MinimisationProblem(
      "\(channels) gains and a nonlinearity", of: negativeLogLikelihood, from: start,
      scales: [Double](repeating: 0.05, count: channels + 1), precision: 0.005,
      events: [space: source])
  }

  /// The graph's gradient at the start beside differences.
  ///
  /// - Throws: What the graph's evaluation throws.
  func gradientScan() throws -> GradientScan {
    try GradientScan(
      "\(channels) gains and a nonlinearity", of: negativeLogLikelihood, at: start,
      events: [space: source])
  }

  private var start: [GlobalExpression: Tensor] {
    [gains: Tensor([Double](repeating: 1, count: channels)), nonlinearity: Tensor(0)]
  }
}
