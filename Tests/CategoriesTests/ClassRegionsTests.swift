import Apus
import Categories
import Testing

@Suite("Regions of the largest score")
struct ClassRegionsTests {
  @Test func `are divided by their own score`() {
    let regions = ClassRegions(bins: 2)
    #expect(regions.count == 5)
    #expect(regions.category(0.4, 0.3) == 0)
    #expect(regions.category(0.6, 0.3) == 0)
    #expect(regions.category(0.7, 0.2) == 1)
    #expect(regions.category(1, 0) == 1)
    #expect(regions.category(0.2, 0.5) == 2)
    #expect(regions.category(0.1, 0.9) == 3)
    #expect(regions.category(0.3, 0.3) == 4)
  }

  @Test func `count other signals as background`() throws {
    func process(_ name: String, _ role: ProcessRole, _ p1: [Double], _ p2: [Double], _ n: Double)
      throws -> PhysicsProcess
    {
      PhysicsProcess(
        name, role: role, events: try EventTable(columns: ["p1": p1, "p2": p2]), expectedEvents: n)
    }
    let processes = [
      try process("a", .signal, [0.9, 0.5], [0, 0.1], 10),
      try process("b", .signal, [0.1, 0.1], [0.9, 0.2], 4),
      try process("c", .background, [0.1, 0.2, 0.1, 0.8], [0.1, 0.1, 0.1, 0.1], 100),
    ]
    let counts = try ClassRegions(bins: 1).counts(processes, signal: "a")
    #expect(counts.signal == [10, 0, 0])
    #expect(counts.background == [25, 2, 77])
  }
}
