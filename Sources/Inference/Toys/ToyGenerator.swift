import HistFactory
import NumericalMethods

/// Draws the pseudo-data of one point θ.
struct ToyGenerator: Sendable {
  private let likelihood: Likelihood
  private let rates: [Double]
  private let laws: [AuxiliaryLaw]
  private let main: RandomStream
  private let auxiliary: RandomStream

  /// - Throws: `ToyError` where a rate is no mean of a Poisson distribution.
  init(_ likelihood: Likelihood, at theta: [Double], seed: UInt64, purpose: String) throws {
    let count = likelihood.model.parameterCount
    guard theta.count == count else {
      throw ToyError.parameterCount(given: theta.count, expected: count)
    }
    self.likelihood = likelihood
    (rates, laws) = likelihood.withFunction {
      ($0.rates(at: theta), $0.auxiliaryLaws(at: theta))
    }
    main = RandomStream(seed: seed, purpose: "\(purpose): main")
    auxiliary = RandomStream(seed: seed, purpose: "\(purpose): auxiliary")
    try validate()
  }

  private func validate() throws {
    for (bin, rate) in rates.enumerated() where !isMean(rate) {
      throw ToyError.mean(of: likelihood.model.nameOfBin(bin), rate)
    }
    for (place, law) in laws.enumerated() {
      if case .poisson(let mean) = law, !isMean(mean) {
        throw ToyError.mean(of: "auxiliary measurement \(place)", mean)
      }
    }
  }

  private func isMean(_ rate: Double) -> Bool { rate >= 0 && rate <= 1e15 }

  /// The likelihood of toy number `index`.
  func toy(_ index: Int) -> Likelihood {
    var toy = likelihood
    let firstBin = UInt64(index) &* UInt64(rates.count)
    toy.main = rates.indices.map {
      Double(main.poisson(mean: rates[$0], at: firstBin &+ UInt64($0)))
    }
    let first = UInt64(index) &* UInt64(laws.count)
    toy.auxiliary = laws.indices.map { draw(laws[$0], at: first &+ UInt64($0)) }
    return toy
  }

  private func draw(_ law: AuxiliaryLaw, at index: UInt64) -> Double {
    switch law {
    case .normal(let mean, let width): mean + width * auxiliary.normal(at: index)
    case .poisson(let mean): Double(auxiliary.poisson(mean: mean, at: index))
    case .none(let datum): datum
    }
  }
}

extension HistFactoryModel {
  /// A bin of all channels joined, in words.
  fileprivate func nameOfBin(_ bin: Int) -> String {
    var first = 0
    for channel in channels {
      let count = channel.samples[0].nominal.shape.count
      if bin < first + count { return "bin \(bin - first) of channel '\(channel.name)'" }
      first += count
    }
    return "bin \(bin)"
  }
}
