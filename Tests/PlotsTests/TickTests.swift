import Testing

@testable import Plots

@Suite("Ticks")
struct TickTests {
  struct Case: CustomTestStringConvertible {
    var range: ClosedRange<Double>
    var labels: [String]
    var factor: String?
    var testDescription: String { "\(range)" }
  }

  private let room = LabelRoom(isHorizontal: true, size: 12)

  @Test(
    arguments: [
      Case(range: 0...10, labels: ["0", "2", "4", "6", "8", "10"]),
      Case(range: -3...3, labels: ["−3", "−2", "−1", "0", "1", "2", "3"]),
      Case(range: 0...1, labels: ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
      Case(range: 60...120, labels: ["60", "70", "80", "90", "100", "110", "120"]),
      Case(
        range: 0...2.5e6, labels: ["0.0", "0.5", "1.0", "1.5", "2.0", "2.5"], factor: "×10^{6}"),
      Case(range: 0...4e-5, labels: ["0", "10", "20", "30", "40"], factor: "×10^{−6}"),
    ])
  func `on a linear axis they are round numbers`(_ golden: Case) {
    let set = LinearTicks(range: golden.range, length: 300, room: room).ticks
    #expect(set.labels == golden.labels)
    #expect(set.factor == golden.factor)
  }

  @Test func `a range whose finest ticks are too many has coarser ones`() {
    let set = LinearTicks(range: 0...200, length: 560, room: room).ticks
    #expect(set.labels == ["0", "20", "40", "60", "80", "100", "120", "140", "160", "180", "200"])
  }

  @Test(
    arguments: [
      Case(range: 1...1000, labels: ["1", "10", "10^{2}", "10^{3}"]),
      Case(
        range: 1e-12...1,
        labels: ["10^{−12}", "10^{−10}", "10^{−8}", "10^{−6}", "10^{−4}", "10^{−2}", "1"]),
      Case(range: 0.08...12, labels: ["0.1", "0.2", "0.5", "1", "2", "5", "10"]),
      Case(range: 20...40, labels: ["20", "25", "30", "35", "40"]),
      Case(range: 2...50, labels: ["2", "5", "10", "20", "50"]),
      Case(range: 8...12, labels: ["8", "9", "10", "11", "12"]),
    ])
  func `on a logarithmic axis they are powers of ten and few else`(_ golden: Case) {
    let length = golden.range.lowerBound == 0.08 ? 400.0 : 300
    let room = LabelRoom(isHorizontal: golden.range.lowerBound != 0.08, size: 12)
    let set = LogarithmicTicks(range: golden.range, length: length, room: room).ticks
    #expect(set.labels == golden.labels)
  }

  @Test func `a value of a tick is what its label says, to the last bit`() throws {
    let set = LinearTicks(range: 0...1, length: 600, room: room).ticks
    for tick in set.ticks {
      guard let label = tick.label else { continue }
      #expect(tick.value == Double(label))
    }
    #expect(set.labels.count == 11)
  }

  @Test(arguments: [1e-300...2e-300, -1e300...1e300, 1e15...1.0000001e15, 5...5.000000001])
  func `strange ranges have few ticks and none outside`(_ range: ClosedRange<Double>) {
    for length in [20.0, 300, 10_000] {
      let ticks = LinearTicks(range: range, length: length, room: room).ticks.ticks
      #expect(ticks.count < 200)
      let slack = 1e-6 * (range.upperBound - range.lowerBound)
      for tick in ticks {
        #expect(tick.value >= range.lowerBound - slack && tick.value <= range.upperBound + slack)
      }
    }
  }

  @Test func `labels never touch`() {
    for high in [1.0, 3, 7, 12, 999, 12345, 99999] {
      for length in [60.0, 150, 300, 800] {
        let ticks = LinearTicks(range: 0...high, length: length, room: room).ticks.ticks
        let ends = ticks.compactMap { tick in
          tick.label.map { (tick.value / high * length, Markup($0).width(size: 12) / 2) }
        }
        for (a, b) in zip(ends, ends.dropFirst()) { #expect(b.0 - b.1 > a.0 + a.1 + 4) }
      }
    }
  }
}
