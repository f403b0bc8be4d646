import Histograms
import Testing

@Suite("Kinds of axes")
struct AxisKindTests {
  @Test func `filling places values at and beside edges as the edges do`() throws {
    for (count, low, high) in [
      (7, -0.3, 1.1), (1000, 0.1, 0.7), (3, 1e-300, 2e-300), (49, -5, 1e6),
      (2, -.greatestFiniteMagnitude, .greatestFiniteMagnitude),
    ] {
      let axis = try Axis.regular(count, from: low, to: high)
      let values =
        axis.edges.flatMap { [$0.nextDown, $0, $0.nextUp] }.filter(\.isFinite)
        + [.infinity, -.infinity, .greatestFiniteMagnitude, 0, -0.0, .leastNonzeroMagnitude]
      for kind in [axis, try Axis(edges: axis.edges)] {
        let histogram = try Histogram(axis: kind).filled(with: values)
        for (position, content) in zip(kind.positions, histogram.contents) {
          let expected = values.count { kind.position(of: $0) == position }
          #expect(content.value == Double(expected), "\(position) among \(count)")
        }
      }
    }
  }

  @Test func `an edge at 0 is called 0, whatever rounding left of it`() throws {
    let axis = try Axis.regular(3, from: -200, to: 400)
    #expect(axis.edges[1] != 0 && axis.name(of: .bin(0)) == "[-200, 0)")
    #expect(axis.name(of: .bin(1)) == "[0, 200)")
    let fine = try Axis(edges: [-1e-20, 1e-20, 1])
    #expect(fine.name(of: .bin(0)) == "[-1e-20, 1e-20)")
  }

  @Test func `whole numbers have a bin each`() throws {
    let axis = try Axis.integer(-1...2, name: "charge")
    #expect(axis.edges == [-1, 0, 1, 2, 3])
    #expect(axis.position(of: 2) == .bin(3))
    #expect(axis.position(of: 3) == .overflow && axis.position(of: -2) == .underflow)
    #expect(axis.name(of: .bin(0)) == "-1")
  }

  @Test func `categories are found by name or number`() throws {
    let names = try Axis.category(["ee", "mm"], name: "channel")
    #expect(names.position(of: "mm") == .bin(1) && names.position(of: "tt") == .overflow)
    #expect(names.position(of: 1.0) == .overflow)
    #expect(names.edges == [0, 1, 2] && names.categories == ["ee", "mm"])
    let numbers = try Axis.category([13, -11])
    #expect(numbers.position(of: -11.0) == .bin(1) && numbers.position(of: 12.5) == .overflow)
    #expect(numbers.position(of: "13") == .bin(0))
    let truth = Axis.boolean(name: "passed")
    #expect(truth.position(of: 0.0) == .bin(0) && truth.position(of: 3.0) == .bin(1))
    #expect(truth.name(of: .bin(1)) == "true" && truth.flow == [])
  }

  @Test func `positions are the bins that there are`() throws {
    let axis = try Axis(edges: [0, 1, 2], flow: .overflow)
    #expect(axis.positions == [.bin(0), .bin(1), .overflow])
    #expect(axis.countWithFlow == 3)
    #expect(try Axis.category(["a"], flow: .both).positions == [.bin(0), .overflow])
    #expect(try Axis.category(["a"], flow: []).positions == [.bin(0)])
  }

  @Test func `errors`() {
    #expect(
      errorText { try Axis.category(["a", "b", "a"], name: "c") }
        == "axis 'c': category 'a' appears twice")
    #expect(errorText { try Axis.category([String]()) }.hasPrefix("axis cannot have 0 bins"))
    #expect(
      errorText { try Axis.integer(.min ... .max) }
        == "axis cannot have \(Int.max) bins; expected 1 to 10000000")
    #expect(
      errorText { try Axis.integer((1 << 60)...((1 << 60) + 1)) }
        == "axis: 1152921504606846976 is beyond 2^53, so that a number of an event cannot equal it")
    #expect(errorText { try Axis.regular(2, from: 0, to: .infinity) }.contains("must be finite"))
  }
}
