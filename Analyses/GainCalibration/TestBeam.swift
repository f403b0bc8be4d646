import Autodiff
import NumericalMethods

/// Electrons of known energies in every channel of a calorimeter, and what the channels answered.
///
/// A channel of gain g answers r = g E (1 − κ E/E₀) on average, E₀ = 100 GeV; κ is common to all channels,
/// as the saturation of one kind of photosensor. The resolution is σ² = a² E + b² E², with a = 10 % √GeV
/// and b = 1 %, the stochastic and the constant term of a crystal calorimeter's usual parametrisation
/// (Particle Data Group, Review of Particle Physics, "Calorimeters").
struct TestBeam {
  /// The energies of the beam, in GeV.
  static let energies = [10.0, 20, 50, 100, 150]
  /// Electrons in each channel.
  static let electronsPerChannel = 100

  /// The channels' gains, `[channels]`.
  let gains: [Double]
  /// The nonlinearity at 100 GeV.
  let nonlinearity: Double
  /// `channel`, `energy` and `response` in GeV, `resolution` in GeV.
  let columns: [String: [Double]]

  /// Gains of 1 ± 0.05, a nonlinearity of 0.04, and what the beam makes of them.
  init(channels: Int, seed: UInt64) {
    let draws = RandomStream(seed: seed, purpose: "gains")
    let gains = draws.normals(count: channels).map { 1 + 0.05 * $0 }
    let nonlinearity = 0.04
    let count = channels * Self.electronsPerChannel
    let noise = RandomStream(seed: seed, purpose: "responses").normals(count: count)
    let channel = (0..<count).map { $0 / Self.electronsPerChannel }
    let energy = (0..<count).map { Self.energies[$0 % Self.energies.count] }
    let resolution = energy.map(Self.resolution)
    let response = (0..<count).map { k in
      gains[channel[k]] * energy[k] * (1 - nonlinearity * energy[k] / 100)
        + resolution[k] * noise[k]
    }
    (self.gains, self.nonlinearity) = (gains, nonlinearity)
    columns = [
      "channel": channel.map(Double.init), "energy": energy, "response": response,
      "resolution": resolution,
    ]
  }

  private static func resolution(_ energy: Double) -> Double {
    (0.1 * 0.1 * energy + 0.01 * 0.01 * energy * energy).squareRoot()
  }
}
