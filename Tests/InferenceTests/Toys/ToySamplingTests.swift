import Autodiff
import HistFactory
import Inference
import Testing

@Suite("Toys")
struct ToySamplingTests {
  /// Two channels with constraints of all kinds; one bin expects nothing, two have no uncertainty.
  private static func likelihood() throws -> Likelihood {
    let model = try HistFactoryModel(
      channels: [
        Channel(
          "first",
          samples: [
            .signal([6, 0, 3]),
            .background(
              "background", [40, 0, 4],
              .shapeSys("bins", uncertainties: [8, 0, 1]), .norm("norm", up: 1.1, down: 0.9)),
          ]),
        Channel(
          "second",
          samples: [
            .background(
              "background", [100, 9], .statError("stat", uncertainties: [5, 0]),
              .luminosity("lumi", nominal: 1, uncertainty: 0.02))
          ]),
      ], parameterOfInterest: "mu")
    return try Likelihood(model, data: model.data(observing: [45, 0, 6, 110, 8]))
  }

  /// Parameters away from their initial values: names of elements and values.
  private static let truth: [String: Double] = [
    "mu": 1.5, "bins[0]": 0.8, "bins[2]": 1.2, "norm": 0.7, "stat[0]": 1.03, "lumi": 1.01,
  ]

  private static func theta(_ model: HistFactoryModel) throws -> [Double] {
    var theta = model.initialValues
    for (name, value) in truth { theta[try model.elements(named: name).lowerBound] = value }
    return theta
  }

  /// What each measurement's mean and variance are, by the model's definition.
  private static func moments(_ likelihood: Likelihood, _ theta: [Double])
    -> (main: [(Double, Double)], auxiliary: [String: (Double, Double)])
  {
    let rates = likelihood.expectedRates(at: theta).map { ($0, $0) }
    return (
      rates,
      [
        "bins[0]": (25 * 0.8, 25 * 0.8), "bins[2]": (16 * 1.2, 16 * 1.2), "norm": (0.7, 1),
        "stat[0]": (1.03, 0.05 * 0.05), "lumi": (1.01, 0.02 * 0.02),
      ]
    )
  }

  @Test func `means, variances and independence of all measurements`() throws {
    let likelihood = try Self.likelihood()
    let model = likelihood.model
    let theta = try Self.theta(model)
    let (main, auxiliary) = Self.moments(likelihood, theta)
    let toys = try (0..<3000).map { try likelihood.toy(at: theta, index: $0, seed: 3) }
    let constrained = zip(
      model.elementNames,
      model.parameters.flatMap { parameter in
        parameter.range.map { _ in parameter.isConstrained }
      }
    ).filter(\.1).map(\.0)
    var columns: [(values: [Double], mean: Double, variance: Double, isCount: Bool)] = []
    for (bin, (mean, variance)) in main.enumerated() where mean > 0 {
      columns.append((toys.map { $0.main[bin] }, mean, variance, true))
    }
    for (place, name) in constrained.enumerated() {
      guard let (mean, variance) = auxiliary[name] else { continue }
      columns.append((toys.map { $0.auxiliary[place] }, mean, variance, name.hasPrefix("bins")))
    }
    #expect(columns.count == 9)
    let n = Double(toys.count)
    let deviations = columns.map { column in column.values.map { $0 - column.mean } }
    for (column, deviations) in zip(columns, deviations) {
      #expect(abs(deviations.reduce(0, +) / n) < 5 * (column.variance / n).squareRoot())
      // The variance of (x − mean)² is 2σ⁴, and σ² more for a Poisson number.
      let spread = 2 * column.variance * column.variance + (column.isCount ? column.variance : 0)
      let variance = deviations.reduce(0) { $0 + $1 * $1 } / n
      #expect(abs(variance - column.variance) < 5 * (spread / n).squareRoot())
    }
    for (i, one) in deviations.enumerated() {
      for (j, other) in deviations.enumerated() {
        let limit = 5 * (columns[i].variance * columns[j].variance / n).squareRoot()
        // Of one toy, and of one with the next.
        if i < j { #expect(abs(covariance(one, other)) < limit) }
        #expect(abs(covariance(one, Array(other.dropFirst()))) < limit)
      }
    }
    #expect(toys.allSatisfy { ($0.main + $0.auxiliary).allSatisfy(\.isFinite) })
  }

  private func covariance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } / Double(a.count)
  }

  @Test func `empty bins stay empty, and factors without uncertainty keep their data`() throws {
    var likelihood = try Self.likelihood()
    let theta = try Self.theta(likelihood.model)
    // In the order of θ: the three of bins, norm, the two of stat, lumi.
    #expect(likelihood.auxiliary.count == 7)
    let (bin, stat) = (1, likelihood.auxiliary.count - 2)
    likelihood.auxiliary[bin] = 7
    likelihood.auxiliary[stat] = 0.25
    for index in 0..<20 {
      let toy = try likelihood.toy(at: theta, index: index, seed: 0)
      #expect(toy.main[1] == 0)
      #expect(toy.auxiliary[bin] == 7 && toy.auxiliary[stat] == 0.25)
      #expect(toy.auxiliary[0] != likelihood.auxiliary[0])
    }
  }

  @Test func `parameters that fits hold are measured all the same`() throws {
    let free = try Self.likelihood()
    let held = try free.changing { try $0.fixing("norm") }
    let theta = try Self.theta(free.model)
    for index in 0..<5 {
      let (a, b) = (
        try free.toy(at: theta, index: index, seed: 1),
        try held.toy(at: theta, index: index, seed: 1)
      )
      #expect(a.main == b.main && a.auxiliary == b.auxiliary)
    }
  }

  @Test func `a toy is a function of its number, seed and purpose`() throws {
    let likelihood = try Self.likelihood()
    let theta = try Self.theta(likelihood.model)
    func data(_ index: Int, _ seed: UInt64 = 1, _ purpose: String = "toys") throws -> [Double] {
      let toy = try likelihood.toy(at: theta, index: index, seed: seed, purpose: purpose)
      return toy.main + toy.auxiliary
    }
    let seventh = try data(7)
    _ = try data(3)
    #expect(try data(7) == seventh)
    for other in [try data(8), try data(7, 2), try data(7, 1, "others")] {
      #expect(other != seventh)
    }
  }

  @Test func `rates that no Poisson distribution has are refused`() throws {
    let likelihood = try Self.likelihood()
    var theta = try Self.theta(likelihood.model)
    theta[try likelihood.model.index(of: "lumi")] = -1
    let error = #expect(throws: ToyError.self) {
      try likelihood.toy(at: theta, index: 0, seed: 0)
    }
    #expect(
      error?.description == """
        toys cannot be drawn: bin 0 of channel 'second' expects -103.0 events, and a Poisson \
        distribution needs a mean from 0 to 1e15; choose parameters at which all expected rates are \
        in that range
        """)
    #expect(throws: ToyError.parameterCount(given: 1, expected: theta.count)) {
      try likelihood.toy(at: [1], index: 0, seed: 0)
    }
  }
}
