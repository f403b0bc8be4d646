import Autodiff
import Events
import NumericalMethods
import Optimization
import Parameters

/// How a network learns a library.
public struct SineTraining: Sendable {
  /// What it is to make small.
  public enum Loss: String, Sendable, CaseIterable {
    /// Σ w (y − ŷ)² on `VisibilityScale`, with w = 10⁶ v, and 1 where v < 10⁻⁸, as in arXiv:2211.01505.
    case squares
    /// The deviance of the library's counts, 2 Σ (μ − n + n log(n/μ)), with ε added to both: the likelihood that
    /// a simulation's counts have. Near the truth it is the other loss without its bias at few counts, as
    /// v (Δ log v)² ≈ (Δv)²/v.
    case counts
  }

  /// What it is to make small.
  public var loss = Loss.counts
  /// Updates of the weights.
  public var steps = 1500
  /// Voxels of each update.
  public var batch = 4096
  /// Adam's learning rate, which falls along half a cosine.
  public var rate = 3e-3
  /// Steps of the quasi-Newton method L-BFGS on all voxels afterwards.
  public var polish = 3000
  /// Which voxels come when.
  public var seed: UInt64 = 1
  /// Threads.
  public var threads = availableThreads

  /// The usual settings.
  public init() {}

  /// The mean loss over voxels, per photon that started.
  func lossExpression(
    of network: SineNetwork, position: EventExpression, library: EventExpression
  ) -> GlobalExpression {
    let terms: EventExpression
    switch loss {
    case .squares:
      let difference =
        network.scaledVisibility(at: position) - VisibilityScale.scaled(library)
      let faint = library.isLess(than: EventExpression(library.node * 0 + 1e-8))
      let weights = faint.select(
        EventExpression(library.node * 0 + 1e-6), library)
      terms = weights * square(difference)
    case .counts:
      let (expected, counted) = (
        network.shiftedVisibility(at: position), library + VisibilityScale.offset
      )
      terms = expected - counted + counted * log(counted / expected)
    }
    return terms.sum().meanOverEvents()
  }
}

extension SineNetwork {
  /// Learns a library: Adam on voxels in random order, then L-BFGS on all of them.
  ///
  /// - Parameters:
  ///   - table: The library.
  ///   - settings: How.
  ///   - progress: Is told the step and the loss of each 100th step.
  /// - Throws: `LightError.notFinite(step:)`.
  public mutating func train(
    on table: VoxelTable, _ settings: SineTraining = SineTraining(),
    progress: (Int, Double) -> Void = { _, _ in }
  ) throws {
    let voxels = try VoxelBatches(table, size: settings.batch, seed: settings.seed)
    let loss = settings.lossExpression(
      of: self, position: voxels.position, library: voxels.visibility)
    var descent = Descent(
      loss, over: ParameterSet(network), rate: settings.rate, steps: settings.steps,
      threads: settings.threads)
    for step in 0..<settings.steps {
      descent.evaluator.bind(voxels.space, to: voxels.batch(step))
      let value = try descent.step(&weights)
      if step % 100 == 99 { progress(step + 1, value) }
    }
    guard settings.polish > 0 else { return }
    descent.evaluator.bind(voxels.space, to: voxels.all)
    try descent.polish(&weights, steps: settings.polish, progress: progress)
  }
}
