import Foundation
import NumericalMethods
import Testing

@testable import Studies

@Suite("Closure tests")
struct ClosureTestTests {
  /// The mean of 25 normal numbers of width 1, whose error is 0.2.
  private func mean(_ seed: UInt64, shift: Double = 0, error: Double = 0.2) -> ClosureFit {
    let draws = RandomStream(seed: seed, purpose: "closure").normals(count: 25)
    let estimate = 3 + shift + draws.reduce(0, +) / 25
    return ClosureFit([.init("μ", truth: 3, estimate: estimate, error: error)])
  }

  @Test func `an honest fit passes, whatever the threads`() throws {
    let test = try ClosureTest("mean", seeds: 1...200, threads: 2) { mean($0) }
    let alone = try ClosureTest("mean", seeds: 1...200, threads: 1) { mean($0) }
    #expect(test.passes && test.complaints.isEmpty)
    #expect(test.fits == alone.fits && test.pulls == alone.pulls)
    let pull = test.pulls[0]
    #expect(abs(pull.mean) < 4 * pull.errorOfMean && abs(pull.width - 1) < 4 * pull.errorOfWidth)
    #expect(abs(pull.errorOfMean - 1 / 200.squareRoot()) < 0.01)
    #expect(abs(pull.meanError - 0.2) < 1e-12)
  }

  @Test func `a bias and wrong errors show`() throws {
    let biased = try ClosureTest("mean", seeds: 1...50) { mean($0, shift: 0.2) }
    #expect(biased.complaints.count == 1 && biased.complaints[0].hasPrefix("μ: the mean pull is +"))
    let proud = try ClosureTest("mean", seeds: 1...50) { mean($0, error: 0.1) }
    #expect(proud.complaints.contains { $0.hasPrefix("μ: the width is ") })
    #expect(proud.report(.plain).contains("FAILS"))
  }

  @Test func `mean and width are those of the pulls`() throws {
    let values = [-1.0, 0, 1, 2]
    let test = try ClosureTest("four", seeds: 0..<4) { seed in
      ClosureFit([.init("x", truth: 1, estimate: 1 + 2 * values[Int(seed)], error: 2)])
    }
    #expect(test.pulls[0].pulls == values && test.pulls[0].mean == 0.5)
    #expect(abs(test.pulls[0].width - (5.0 / 3).squareRoot()) < 1e-15)
  }

  @Test func `failed fits are counted and shown, not dropped`() throws {
    let test = try ClosureTest("mean", seeds: 1...20) { seed in
      var fit = mean(seed)
      if seed == 3 { fit.failure = "stopped" }
      if seed == 7 { fit.quantities[0].error = 0 }
      if seed == 9 { fit.quantities[0].estimate = .nan }
      return fit
    }
    #expect(test.failures.map(\.seed) == [3, 7, 9] && test.pulls[0].pulls.count == 17)
    #expect(test.complaints.contains("3 of 20 fits failed, allowed 10 %"))
    #expect(test.report(.plain).contains("failed, seed 3: stopped\n"))
    #expect(test.report(.plain).contains("17 of 20 fits are good"))
  }

  @Test func `no good fit at all is no success`() throws {
    let test = try ClosureTest("none", seeds: 1...3) { seed in
      ClosureFit([.init("x", truth: 0, estimate: 0, error: 1)], failure: "no")
    }
    #expect(!test.passes)
    let empty = try ClosureTest("none", seeds: [UInt64]()) { mean($0) }
    #expect(!empty.passes)
    #expect(empty.figure.svg.text.contains("<svg"))
  }

  private struct Broken: Error {}

  @Test func `errors pass through, and quantities have to be the same`() {
    #expect(throws: Broken.self) {
      try ClosureTest("x", seeds: 1...4) { if $0 == 2 { throw Broken() } else { return mean($0) } }
    }
    #expect(throws: StudyError.differentQuantities(seed: 2, found: [], expected: ["μ"])) {
      try ClosureTest("x", seeds: 1...4) { $0 == 2 ? ClosureFit([]) : mean($0) }
    }
  }

  @Test func `the figure and the file show the same`() throws {
    let test = try ClosureTest("mean <1>", seeds: 1...50) { mean($0) }
    let svg = test.figure.svg.text
    #expect(svg.contains("Pulls: mean &lt;1&gt;") && svg.contains("unit normal") == false)
    #expect(svg.contains("width \(String(format: "%.2f", test.pulls[0].width)) ± "))
    let file = FileManager.default.temporaryDirectory.appending(path: "closure-\(UUID()).json")
    defer { try? FileManager.default.removeItem(at: file) }
    try test.write(to: file)
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
    #expect((json?["seeds"] as? [Int])?.count == 50)
    #expect(throws: StudyError.self) { try test.write(to: file.appending(path: "x.json")) }
  }
}
