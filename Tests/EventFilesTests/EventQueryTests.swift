import EventFiles
import Events
import Formulas
import Testing

@Suite("Queries of events")
struct EventQueryTests {
  @Test func `a table has the selected events with computed columns`() throws {
    let table = try EventTable(
      reading: ListStream(), columns: ["label", "lead = pt[0]", "twice = 2 * lead2", "odd.name-1"],
      where: "n >= 1 && pt[0] < 55", defining: ["lead2 = pt[0]", "unused = pt[7]"])
    #expect(table.columnNames == ["lead", "twice", "odd.name-1"])
    #expect(try table.text("label") == ["event 0", "event 2", "event 3"])
    #expect(try table["lead"] == [50, 30, 10])
    #expect(try table["twice"] == [100, 60, 20])
    #expect(try table["odd.name-1"] == [0, 1, 1.5])
  }

  @Test func `a definition may use others and be selected by`() throws {
    let table = try EventTable(
      reading: ListStream(), columns: ["ht"], where: "ht > 55",
      defining: ["ht = sum(hard)", "hard = pt[pt > 25]"].reversed())
    #expect(try table["ht"] == [130, 60])
  }

  @Test func `a definition is needed only where a condition asks for it`() throws {
    let table = try EventTable(
      reading: ListStream(), columns: ["lead2", "second = n > 1 ? next : -1"],
      where: "n >= 1 && lead2 > 25", defining: ["lead = pt[0]", "lead2 = 2 * lead", "next = pt[1]"])
    #expect(try table["lead2"] == [100, 60, 120])
    #expect(try table["second"] == [20, -1, -1])
    let all = try EventTable(
      reading: ListStream(), columns: ["lead = n > 0 ? first : 0"], defining: ["first = pt[0]"])
    #expect(try all["lead"] == [50, 0, 30, 10, 0, 60])
  }

  @Test(arguments: ["d# + 1 + 0", "d# + d# - d#"])
  func `definitions may be larger than can be put in place`(formula: String) throws {
    let chain =
      ["d0 = pt[0]"] + (0..<200).map { "d\($0 + 1) = \(formula.replacing("#", with: "\($0)"))" }
    let definitions = chain.map { NamedFormula($0) }
    let table = try EventTable(
      reading: ListStream(), columns: ["d200"], where: "n > 0", defining: definitions)
    #expect(try table["d200"].first == (formula.contains("1") ? 250 : 50))
    let error = #expect(throws: EventFilesError.self) {
      try EventTable(
        reading: ListStream(), columns: ["n"], where: "n > 0 && d200 > 0", defining: definitions)
    }
    #expect(error?.description.contains("select events that have it") == true)
  }

  @Test func `without columns all that have one value for each event are taken`() throws {
    let table = try EventTable(reading: ListStream())
    #expect(table.columnNames == ["n", "odd.name-1"])
    #expect(table.textNames == ["label"])
    #expect(table.count == 6)
  }

  @Test(arguments: [0, 1, 2, 3, 6, 10])
  func `a limit counts selected events`(limit: Int) throws {
    let table = try EventTable(reading: ListStream(), columns: ["n"], where: "n > 0", limit: limit)
    #expect(try table["n"] == Array([2, 1, 3, 1].prefix(limit)))
  }

  @Test func `events are counted, and blocks are read only as far as needed`() throws {
    let query = EventQuery(columns: ["n"], where: "n > 0", limit: 2)
    let count = try query.run(on: ListStream()) { _ in }
    #expect(count.read == 4)
    #expect(count.selected == 2)
  }

  @Test func `a table in memory is queried like a file`() throws {
    let table = try EventTable(columns: ["x": [1, 2, 3]], text: ["kind": ["a", "b", "a"]])
    let result = try EventTable(
      reading: TableStream(table), columns: ["y = x ** 2", "kind"], where: "kind == 'a'")
    #expect(try result["y"] == [1, 9])
    #expect(try result.text("kind") == ["a", "a"])
  }

  @Test func `several queries are answered by one reading`() throws {
    let stream = ListStream()
    let queries = try [
      EventQuery(columns: ["lead = pt[0]"], where: "n > 1"), EventQuery(columns: ["n"], limit: 1),
    ].map { try $0.compiled(for: stream) }
    #expect(queries.map(\.inputs) == [["n", "pt"], ["n"]])
    #expect(queries[0].columns.map(\.name) == ["lead"])
    #expect(queries[0].columns.map(\.type) == [.number])
    let inputs = CompiledQuery.inputs(of: queries.reversed(), in: stream)
    #expect(inputs == ["n", "pt"])
    var results: [[Double]] = [[], []]
    try stream.read(inputs) { block in
      results[0] += try queries[0].result(of: block).columns["lead"]?.numbers ?? []
      results[1] += try queries[1].result(of: block).columns["n"]?.numbers ?? []
      return true
    }
    #expect(results == [[50, 10], [2, 0, 1, 3, 0, 1]])
  }

  @Test func `a query that does not fit is refused before anything is read`() throws {
    let error = try #require(throws: EventFilesError.self) {
      try EventQuery(columns: ["nn"]).compiled(for: ListStream())
    }
    #expect(error.description.hasPrefix("six events: there is no column 'nn'; did you mean 'n'?"))
  }

  @Test func `a large table comes in blocks without loss`() throws {
    let numbers = (0..<200_000).map(Double.init)
    let result = try EventTable(
      reading: TableStream(try EventTable(columns: ["x": numbers])), columns: ["x"],
      where: "x % 3 == 0")
    #expect(try result["x"] == numbers.filter { $0.truncatingRemainder(dividingBy: 3) == 0 })
  }

  static let problems: [(EventQuery, String)] = [
    (
      EventQuery(columns: ["pq"]),
      "six events: there is no column 'pq'; did you mean 'pt'?\n  pq\n  ^"
    ),
    (
      EventQuery(columns: ["nested"]),
      "six events: the column 'nested' cannot be used in a formula: it holds float[][] for each"
        + " event, lists of lists"
    ),
    (
      EventQuery(columns: ["n"], where: "n"),
      "six events: 'n' is a number; a selection has to be a truth value, such as 'n > 0'"
    ),
    (
      EventQuery(columns: ["n", "n = 2"]),
      "six events: there is a column 'n' already; choose another name for the formula"
    ),
    (
      EventQuery(columns: ["n"], defining: ["label = 2"]),
      "six events: there is a column 'label' already; choose another name for the formula"
    ),
    (
      EventQuery(columns: ["lead = pt[0]"], where: "n != 0 || label == 'event 4'"),
      "six events: event 4: element 0 of a list of 0; select events that have it, or say what stands"
        + " for it: padded(list, 0, -999)\n  pt[0]\n    ^"
    ),
  ]

  @Test(arguments: problems)
  func `an error names the file, the formula and the event`(query: EventQuery, expected: String) {
    let error = #expect(throws: EventFilesError.self) { try query.run(on: ListStream()) { _ in } }
    #expect(error?.description == expected)
  }

  @Test func `a list is no column of a table`() {
    let error = #expect(throws: EventFilesError.self) {
      try EventTable(reading: ListStream(), columns: ["pt"])
    }
    #expect(
      error?.description
        == "six events: 'pt' is a list of numbers, and a table has one value for each event; pick an"
        + " element (pt[0], leading(pt, -999)) or reduce it (count, sum, max, …)")
  }
}

@Suite("Formulas with names")
struct NamedFormulaTests {
  static let texts: [(String, String, String)] = [
    ("pt", "pt", "pt"), (" m = a == b ", "m", "a == b"), ("a <= b", "a <= b", "a <= b"),
    ("x=1", "x", "1"), ("label == 'a=b'", "label == 'a=b'", "label == 'a=b'"),
    ("`a b`", "a b", "`a b`"), ("`a b` = 2", "a b", "2"), ("a != b", "a != b", "a != b"),
    ("`a = b`", "a = b", "`a = b`"), ("s = `a = b` + 1", "s", "`a = b` + 1"),
    ("`a = b` + c", "`a = b` + c", "`a = b` + c"), ("'a = b' == c", "'a = b' == c", "'a = b' == c"),
    ("is = label == '='", "is", "label == '='"),
  ]

  @Test(arguments: texts)
  func `the first equals sign divides them`(text: String, name: String, formula: String) {
    let named = NamedFormula(text)
    #expect(named.name == name)
    #expect(named.formula == formula)
  }

  @Test func `numbers of the program stand in a literal`() {
    let (scale, column) = (1.005, "pt")
    let named: NamedFormula = "scaled = \(scale) * \(column)"
    #expect(named.name == "scaled")
    #expect(named.formula == "1.005 * pt")
  }
}
