import Autodiff
import Parameters
import Testing

@Suite("Initialisers")
struct InitialiserTests {
  struct Moments: CustomTestStringConvertible, Sendable {
    let initialiser: Initialiser
    let variance: Double
    /// The largest absolute value; nil for normal draws.
    let limit: Double?
    var testDescription: String { "\(initialiser)" }
  }

  private static let shape: Shape = [300, 100]

  static let examples = [
    Moments(initialiser: .glorotNormal, variance: 2.0 / 400, limit: nil),
    Moments(initialiser: .glorotUniform, variance: 2.0 / 400, limit: (6.0 / 400).squareRoot()),
    Moments(initialiser: .heNormal, variance: 2.0 / 300, limit: nil),
    Moments(initialiser: .heUniform, variance: 2.0 / 300, limit: (6.0 / 300).squareRoot()),
    Moments(initialiser: .lecunNormal, variance: 1.0 / 300, limit: nil),
    Moments(
      initialiser: .siren(first: true, omega: 30), variance: 1.0 / (3 * 300 * 300),
      limit: 1.0 / 300),
    Moments(
      initialiser: .siren(first: false, omega: 30), variance: 2.0 / 300 / 900,
      limit: (6.0 / 300).squareRoot() / 30),
    Moments(initialiser: .uniform(-2...2), variance: 16.0 / 12, limit: 2),
  ]

  /// With n = 30 000 draws the mean lies within 5 σ/√n, and the variance within 5 √(2/n) of itself.
  @Test(arguments: examples)
  func `moments are those of the distribution`(example: Moments) {
    let x = example.initialiser.initialValue(shape: Self.shape, seed: 7, label: "w").elements
    let n = Double(x.count)
    let mean = x.reduce(0, +) / n
    let variance = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
    #expect(abs(mean) < 5 * (example.variance / n).squareRoot())
    #expect(abs(variance / example.variance - 1) < 5 * (2 / n).squareRoot())
    guard let limit = example.limit else { return }
    #expect(x.allSatisfy { abs($0) <= limit })
    #expect(x.contains { abs($0) > 0.99 * limit })
  }

  @Test func `same seed and name give the same numbers`() {
    let draw = { Initialiser.heNormal.initialValue(shape: [5, 4], seed: $0, label: $1) }
    #expect(draw(3, "w") == draw(3, "w"))
    #expect(draw(3, "w") != draw(4, "w"))
    #expect(draw(3, "w") != draw(3, "v"))
  }

  @Test func `numbers do not depend on the order of parameters`() {
    let a = Parameter("a", shape: [3, 2], initialiser: .glorotUniform)
    let b = Parameter("b", shape: [2, 2], initialiser: .heNormal)
    let forward = ParameterValues.initial(ParameterSet([a, b]), seed: 11)
    let backward = ParameterValues.initial(ParameterSet([b, a]), seed: 11)
    let alone = ParameterValues.initial(ParameterSet([b]), seed: 11)
    #expect(forward[a] == backward[a])
    #expect(forward[b] == backward[b])
    #expect(forward[b] == alone[b])
  }

  @Test func `elements do not depend on how many there are`() {
    let few = Initialiser.uniform(0...1).initialValue(shape: [3], seed: 1, label: "x")
    let many = Initialiser.uniform(0...1).initialValue(shape: [9], seed: 1, label: "x")
    #expect(few.elements == Array(many.elements.prefix(3)))
  }
}
