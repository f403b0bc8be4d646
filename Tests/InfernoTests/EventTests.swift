import Apus
import InfernoMixture
import Testing

@Suite("Events of the mixture")
struct EventTests {
  private let sizes = Mixture.Sizes(training: 20_000, validation: 100, test: 100)

  private func processes(seed: UInt64 = 1, _ part: DataPart = .training) throws -> [PhysicsProcess]
  {
    try Mixture.data(varying: [.position, .rate], sizes: sizes, seed: seed)[part]
  }

  private func moments(_ table: EventTable, _ column: String) throws -> (
    mean: Double, width: Double
  ) {
    let values = try table.column(column)
    let mean = values.reduce(0, +) / Double(values.count)
    let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    return (mean, square.squareRoot())
  }

  @Test func `have the moments of their densities`() throws {
    let expected: [[(Double, Double)]] = [
      [(0, 1), (0, 1), (0.5, 0.5)], [(2, 5.0.squareRoot()), (0, 3), (1 / 3.0, 1 / 3.0)],
    ]
    for (process, moments) in zip(try processes(), expected) {
      for (column, (mean, width)) in zip(Mixture.columns, moments) {
        let found = try self.moments(process.events, column)
        // Five standard deviations of 20 000 events; those of an exponential's width are √2 larger.
        #expect(abs(found.mean - mean) < 5 * width / 141, "\(process.name) \(column)")
        #expect(abs(found.width - width) < 5 * width / 141, "\(process.name) \(column)")
      }
    }
  }

  /// The generator and the integral must mean the same mixture.
  @Test func `give the information of the integral`() throws {
    let processes = try processes()
    let densities = try processes.map { process in
      let columns = try Mixture.columns.map(process.events.column)
      let events = process.expectedEvents! / Double(process.events.count)
      return (0..<process.events.count).map { row in
        let (x0, x1, x2) = (columns[0][row], columns[1][row], columns[2][row])
        let signal = Mixture.signalDensity(x0, x1, x2)
        let total =
          Mixture.signalEvents * signal
          + Mixture.backgroundEvents * Mixture.backgroundDensity(x0, x1, x2)
        return events * (signal / total) * (signal / total)
      }
    }
    let information = densities.joined().reduce(0, +)
    #expect(abs(1 / information.squareRoot() - 14.705) < 0.15)
  }

  @Test func `are moved and stretched by what is not known of the background`() throws {
    let background = try processes()[1]
    #expect(background.variations.map(\.name) == ["r", "lambda"])
    let (position, rate) = (background.variations[0], background.variations[1])
    let (x0, x2) = (try background.events.column("x0"), try background.events.column("x2"))
    #expect(try position.down.column("x0") == x0.map { $0 - 0.2 })
    #expect(try position.up.column("x0") == x0.map { $0 + 0.2 })
    #expect(try position.up.column("x2") == x2)
    #expect(try rate.down.column("x2") == x2.map { $0 * 3 / 2.5 })
    #expect(try rate.up.column("x2") == x2.map { $0 * 3 / 3.5 })
    #expect(try rate.up.column("x0") == x0)
  }

  @Test func `of parts and seeds are different, of equal seeds the same`() throws {
    let first = try processes(seed: 1)[0].events
    #expect(try processes(seed: 1)[0].events == first)
    #expect(try processes(seed: 2)[0].events.column("x0") != first.column("x0"))
    let validation = try processes(seed: 1, .validation)[0].events.column("x0")
    #expect(Set(validation).isDisjoint(with: Set(try first.column("x0"))))
  }
}
