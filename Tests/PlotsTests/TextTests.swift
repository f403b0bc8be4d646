import Testing

@testable import Plots

@Suite("Texts of figures")
struct TextTests {
  @Test func `numbers of coordinates are short`() {
    #expect(svgNumber(12) == "12" && svgNumber(-0.001) == "0" && svgNumber(1.5) == "1.5")
    #expect(
      svgNumber(0.05) == "0.05" && svgNumber(-3.456) == "-3.46" && svgNumber(1e300) == "1000000")
  }

  @Test func `decimals are exact`() {
    #expect(decimalText(-5, exponent: -2) == "−0.05")
    #expect(decimalText(1234, exponent: -2) == "12.34")
    #expect(decimalText(12, exponent: 3) == "12000" && decimalText(0, exponent: 3) == "0")
    #expect(fixedText(-0.001, decimals: 2) == "0.00" && fixedText(.nan, decimals: 2) == "nan")
    #expect(significantText(0.01234, digits: 3) == "0.0123")
    #expect(significantText(-1.5e8, digits: 2) == "−1.5×10^{8}")
    #expect(significantText(-.infinity, digits: 2) == "−∞")
  }

  @Test func `subscripts and superscripts move and shrink`() {
    #expect(
      Markup("m_{T}^{miss} [GeV]").runs == [
        .init(text: "m", level: .normal), .init(text: "T", level: .lower),
        .init(text: "miss", level: .upper), .init(text: " [GeV]", level: .normal),
      ])
    let svg = Markup("10^{2} a").svg(size: 10)
    #expect(
      svg == "10<tspan dy=\"-4\" font-size=\"7.2\">2</tspan><tspan dy=\"4\"> a</tspan>")
  }

  @Test(arguments: ["a_{b", "lumi_2018", "_{}", "{x}", "^", "a}"])
  func `what is no script stands for itself`(_ text: String) {
    #expect(Markup(text).runs == [.init(text: text, level: .normal)])
  }

  @Test func `names cannot become elements`() {
    #expect(
      "<b> & \"c\" \u{0}\u{FFFE}".xmlEscaped == "&lt;b&gt; &amp; &quot;c&quot; \u{FFFD}\u{FFFD}")
    #expect(Markup("^{</text>}").svg(size: 10).contains("&lt;/text&gt;"))
  }
}

extension TextTests {
  @Test(arguments: ["a_{b}", "a\\_{b}^{c}", "\\^{", "x_{y", "\\", "_{_{a}}", "plain"])
  func `a literal text shows every letter at one height`(_ name: String) {
    let runs = Markup(PlotText.literal(name)).runs
    #expect(runs == [.init(text: name, level: .normal)])
    #expect(PlotText.plain("m_{T}^{2}") == "mT2")
    #expect(abs(PlotText.width(of: "m_{T}") - Markup("m_{T}").width(size: 1)) < 1e-12)
  }
}
