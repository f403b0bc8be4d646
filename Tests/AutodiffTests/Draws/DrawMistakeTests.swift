import Testing

@testable import Autodiff

@Suite("Draws that cannot be")
struct DrawMistakeTests {
  @Test func `parameters per event of global draws`() async {
    await #expect(processExitsWith: .failure) {
      let x = EventExpression.column("x", of: EventSpace("photons"))
      _ = Draws(seed: 1, purpose: "test").exponential(mean: x)
    }
  }

  @Test func `a shape that the parameters do not have`() async {
    await #expect(processExitsWith: .failure) {
      _ = Draws(seed: 1, purpose: "test")
        .exponential(mean: GlobalExpression([1, 2, 3]), shape: [2])
    }
  }

  @Test func `a round for each element`() async {
    await #expect(processExitsWith: .failure) {
      _ = Draws(seed: 1, purpose: "test", round: [1, 2])
    }
  }
}
