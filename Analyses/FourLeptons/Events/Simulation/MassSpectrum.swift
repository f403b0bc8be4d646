import Foundation

/// A distribution of a mass, from which masses are drawn: a density of any normalisation, taken to be
/// linear between points of a grid.
public struct MassSpectrum: Sendable {
  /// The masses that are drawn, in GeV.
  public let range: ClosedRange<Double>
  private let step: Double
  private let densities: [Double]
  /// Integrals from the lower end to each point of the grid.
  private let integrals: [Double]

  /// - Parameters:
  ///   - range: The masses, in GeV.
  ///   - density: Positive somewhere, nowhere negative.
  public init(in range: ClosedRange<Double>, density: (Double) -> Double) {
    let count = Int(((range.upperBound - range.lowerBound) / 0.05).rounded(.up))
    let step = (range.upperBound - range.lowerBound) / Double(count)
    let densities = (0...count).map { density(range.lowerBound + step * Double($0)) }
    var integrals = [0.0]
    for (left, right) in zip(densities, densities.dropFirst()) {
      integrals.append(integrals[integrals.count - 1] + step * (left + right) / 2)
    }
    (self.range, self.step, self.densities, self.integrals) = (range, step, densities, integrals)
  }

  /// The mass below which a share `quantile` of the distribution lies, for a share from 0 to 1.
  public func mass(at quantile: Double) -> Double {
    let wanted = quantile * integrals[integrals.count - 1]
    var (low, high) = (0, integrals.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if integrals[middle] <= wanted { low = middle } else { high = middle }
    }
    // ∫ (a + (b − a) t) dt = rest, solved so that equal densities do no harm.
    let (a, b) = (densities[low], densities[high])
    let rest = (wanted - integrals[low]) / step
    let root = (a * a + 2 * (b - a) * rest).squareRoot()
    let part = a + root > 0 ? 2 * rest / (a + root) : 0
    return range.lowerBound + step * (Double(low) + min(max(part, 0), 1))
  }

  /// The share of the distribution between two masses.
  public func share(in window: ClosedRange<Double>) -> Double {
    (integral(to: window.upperBound) - integral(to: window.lowerBound))
      / integrals[integrals.count - 1]
  }

  private func integral(to mass: Double) -> Double {
    let place = min(max((mass - range.lowerBound) / step, 0), Double(densities.count - 1))
    let index = min(Int(place), densities.count - 2)
    let part = place - Double(index)
    let (a, b) = (densities[index], densities[index + 1])
    return integrals[index] + step * part * (a + (b - a) * part / 2)
  }
}
