import Autodiff
import Parameters
import Testing

@Suite("Parameter")
struct ParameterTests {
  @Test func `scaled parameter starts at its value in its unit`() throws {
    let cut = Parameter("tau pt", value: 22.0, constraint: .scaled(by: 50), unit: "GeV")
    let raw = cut.initialRawValue(seed: 0)
    #expect(raw == 0.44)
    #expect(try cut.expression.value(at: [cut.raw: raw]) == 22)
    #expect(cut.description == "tau pt [] in GeV")
  }

  @Test func `parameters are told apart by identity`() {
    let (a, b) = (Parameter("x", value: 1.0), Parameter("x", value: 1.0))
    #expect(a != b)
    #expect(a == a)
    #expect(Set([a, b, a]).count == 2)
  }

  @Test func `initial value outside the constraint stops the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = Parameter("edges", value: [0.4, 0.2], constraint: .ordered(in: 0...1))
    }
  }

  @Test func `zeros of a positive parameter stop the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = Parameter("width", constraint: .positive, initialiser: .zeros)
    }
  }

  @Test func `ordered scalar stops the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = Parameter("edge", value: 0.5, constraint: .ordered(in: 0...1))
    }
  }

  @Test func `counting initialiser of a vector stops the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = Parameter("bias", shape: [3], initialiser: .heNormal)
    }
  }
}
