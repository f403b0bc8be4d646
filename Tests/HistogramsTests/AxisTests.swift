import Histograms
import Testing

@Suite("Axis")
struct AxisTests {
  @Test func `lower edges belong to their bins, the last upper edge to overflow`() throws {
    let axis = try Axis(edges: [0, 1, 3])
    #expect(axis.position(of: 0) == .bin(0))
    #expect(axis.position(of: 1) == .bin(1))
    #expect(axis.position(of: 1.0.nextDown) == .bin(0))
    #expect(axis.position(of: 3) == .overflow)
    #expect(axis.position(of: 3.0.nextDown) == .bin(1))
    #expect(axis.position(of: 0.0.nextDown) == .underflow)
    #expect(axis.position(of: -0.0) == .bin(0))
    #expect(axis.position(of: .infinity) == .overflow)
    #expect(axis.position(of: -.infinity) == .underflow)
    #expect(axis.position(of: .nan) == nil)
  }

  @Test func `lookup agrees with a linear search`() throws {
    let axis = try Axis(edges: (0...37).map { Double($0 * $0) / 7 })
    for step in -10..<2000 {
      let x = Double(step) / 10
      let below = axis.edges.count { $0 <= x }
      let expected: BinPosition =
        below == 0 ? .underflow : below > axis.count ? .overflow : .bin(below - 1)
      #expect(axis.position(of: x) == expected, "x = \(x)")
    }
  }

  @Test func `regular edges end where they should`() throws {
    let axis = try Axis.regular(10, from: 0.1, to: 0.7)
    #expect(axis.count == 10)
    #expect(axis.edges.first == 0.1)
    #expect(axis.edges.last == 0.7)
  }

  @Test func `widths, centres and label`() throws {
    let axis = try Axis(edges: [0, 1, 3], name: "pt", unit: "GeV")
    #expect(axis.widths == [1, 2])
    #expect(axis.centers == [0.5, 2])
    #expect(axis.label == "pt [GeV]")
    #expect(try Axis(edges: [0, 1], name: "score").label == "score")
  }

  @Test func `errors`() {
    #expect(
      errorText { try Axis(edges: [1], name: "pt") }
        == "axis 'pt' has 1 edges; at least two are needed")
    #expect(
      errorText { try Axis(edges: [0, 2, 2], name: "pt") }
        == "axis 'pt': edge 2 is 2.0, which is not above edge 1, 2.0; edges must increase")
    #expect(
      errorText { try Axis(edges: [0, .nan]) }
        == "axis: edge 1 is nan; edges must be finite"
        + " (underflow and overflow are kept without asking)")
    #expect(errorText { try Axis(edges: [-.infinity, 0]) }.hasPrefix("axis: edge 0 is -inf;"))
    #expect(
      errorText { try Axis.regular(0, from: 0, to: 1) }
        == "axis cannot have 0 bins; expected 1 to 10000000")
    #expect(errorText { try Axis.regular(2, from: 1, to: 0) }.contains("edge 1 is 0.5"))
  }
}
