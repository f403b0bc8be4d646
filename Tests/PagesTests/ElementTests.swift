import Testing

@testable import Pages

@Suite("Elements of pages")
struct ElementTests {
  @Test func `texts and values are escaped`() {
    let element = Element("p", "soft", ["title": "\"<&>'"]) { "<b> & \"c\" 'd' \u{0}" }
    #expect(
      element.html
        == "<p class=\"soft\" title=\"&quot;&lt;&amp;&gt;'\">&lt;b&gt; &amp; &quot;c&quot; 'd'"
        + " \u{FFFD}</p>")
  }

  @Test func `data in scripts cannot end them`() {
    let data = ScriptData.object([
      ("a", .list([.number(1), .text("</script><!-- \"\\ \u{2028}\u{1}")]))
    ])
    #expect(!data.json.contains("<") && !data.json.contains("\u{2028}"))
    #expect(
      data.json
        == #"{"a":[1,"\u003c/script\u003e\u003c!-- \"\\ \u2028\u0001"]}"#)
  }

  @Test(arguments: [
    (7.7e-13, "7.70 × 10⁻¹³"), (0.5, "0.500"), (1.234e9, "1.23 × 10⁹"), (0, "0"),
    (-2.5, "−2.50"), (-1e-9, "−1.00 × 10⁻⁹"),
  ])
  func `numbers keep all digits beside what is shown`(value: Double, text: String) {
    let cell = Cell.number(value, digits: 3)
    #expect(cell.text == text)
    #expect(
      cell.content.reduce(into: "") { $1.write(to: &$0) }
        == "<data value=\"\(value)\">\(text)</data>")
  }

  @Test func `an error that rounding makes is none`() {
    #expect(Cell.measured(1.939, 2.9e-15).text == "1.939")
    #expect(Cell.measured(-1.939, 0.25).text == "−1.94 ± 0.25")
  }

  @Test func `names tell folders apart`() {
    #expect(Page.names(of: [.init("x/a"), .init("y/b")]) == ["a", "b"])
    #expect(Page.names(of: [.init("x/1/a"), .init("y/1/a")]) == ["x/1/a", "y/1/a"])
  }
}
