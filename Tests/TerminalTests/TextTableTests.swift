import Terminal
import Testing

@Suite("Text for terminals")
struct TextTableTests {
  @Test func `columns stand by their side and by their points`() {
    var table = TextTable([.left("name"), .right("n"), .point("value"), .left("")])
    table.append(["mu", "1", "0.25", ""])
    table.append(["a longer name", "10", "-12", ""])
    table.append(["é", "2", "3.5", ""])
    #expect(
      table.text(.plain) == """
        name            n   value
        mu              1    0.25
        a longer name  10  -12
        é               2    3.5

        """)
  }

  @Test func `headings are bold in colour only`() {
    var table = TextTable([.left("name")])
    table.append(["mu"])
    #expect(table.text(.coloured) == "\u{1B}[1mname\u{1B}[0m\nmu\n")
    #expect(TextStyle.plain.apply(.red, to: "x") == "x")
    #expect(TextStyle.coloured.apply(.red, to: "x") == "\u{1B}[31mx\u{1B}[0m")
  }

  @Test func `cells cannot move the cursor`() {
    var table = TextTable([.left("name")])
    table.append(["a\u{1B}[2J\r\n\t\u{202E}b"])
    #expect(table.text(.plain) == "name\na\\u{1B}[2J\\r\\n\\t\\u{202E}b\n")
    #expect("two\nlines\u{7}".printableLines == "two\nlines\\u{7}")
  }

  @Test func `no colours where they are unwanted, or there is no terminal`() {
    #expect(TextStyle.suiting(-1, environment: [:]) == .plain)
    #expect(TextStyle.suiting(1, environment: ["NO_COLOR": "1"]) == .plain)
    #expect(TextStyle.suiting(1, environment: ["TERM": "dumb"]) == .plain)
  }

  @Test func `a bar fills from the left and never beyond`() {
    let bar = ProgressBar(total: 4)
    #expect(bar.bar(0) == String(repeating: "╌", count: 24))
    #expect(bar.bar(1) == String(repeating: "━", count: 6) + String(repeating: "╌", count: 18))
    #expect(bar.bar(4) == String(repeating: "━", count: 24) && bar.bar(9) == bar.bar(4))
    #expect(ProgressBar(total: 0).bar(0).count == 24)
    #expect(bar.remaining(4) == "0 s")
  }
}
