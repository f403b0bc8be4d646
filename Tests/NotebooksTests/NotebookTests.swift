import Testing

@testable import Notebooks

@Suite("Notebooks as texts")
struct NotebookTests {
  private static let text = """
    # Six times seven
    <!-- needs: data/numbers.csv -->
    ```swift
    import Foundation
    let x = 6 * 7
    print(x)
    ```
    ```text
    42
    ```
    A picture: ![x](figures/x.svg)
    ```swift shown
    let never = run
    ```
    ```swift varies
    print(seconds)
    ```
    ```text
    0.1
    ```
    ![y](figures/y.svg) and ![z](figures/z.svg)
    ```swift
    print()
    ```
    ```python
    print("![no](figures/no.svg)")
    ```
    """

  private func output(_ blocks: String...) -> NotebookOutput {
    NotebookOutput(
      "before\n"
        + blocks.enumerated().map { "\(NotebookOutput.marker($0))\n\($1)\n" }.joined())
  }

  @Test func `blocks, figures and needs are found`() throws {
    let notebook = try Notebook(Self.text, name: "01-six")
    #expect(notebook.blocks.map(\.varies) == [false, true, false])
    #expect(notebook.blocks.map { $0.output != nil } == [true, true, false])
    #expect(notebook.figures.map(\.file) == ["x.svg", "y.svg", "z.svg"])
    #expect(notebook.figures.map(\.varies) == [false, true, true])
    #expect(notebook.needs == ["data/numbers.csv"])
  }

  @Test func `code becomes a function that says where each line stands`() throws {
    let program = try Notebook(Self.text, name: "01-six").program(path: "a/01-six.md")
    #expect(
      program == """
        import Foundation

        func notebook01Six() throws {
        beginBlock(0)
        #sourceLocation(file: "a/01-six.md", line: 4)

        let x = 6 * 7
        print(x)
        #sourceLocation()
        beginBlock(1)
        #sourceLocation(file: "a/01-six.md", line: 16)
        print(seconds)
        #sourceLocation()
        beginBlock(2)
        #sourceLocation(file: "a/01-six.md", line: 23)
        print()
        #sourceLocation()
        }

        """)
  }

  @Test func `types stand before the function, where their operators are found`() throws {
    let text = "```swift types\nstruct Six {}\n```\n```swift\nprint(Six())\n```\n"
    #expect(
      try Notebook(text, name: "01-six").program(path: "01-six.md") == """

        #sourceLocation(file: "01-six.md", line: 2)
        struct Six {}
        #sourceLocation()
        func notebook01Six() throws {
        beginBlock(0)
        beginBlock(1)
        #sourceLocation(file: "01-six.md", line: 5)
        print(Six())
        #sourceLocation()
        }

        """)
  }

  @Test func `the same outputs leave the text as it is`() throws {
    let notebook = try Notebook(Self.text, name: "01-six")
    let output = output("42", "0.1", "")
    #expect(notebook.refreshed(with: output) == Self.text)
    #expect(notebook.differences(from: output).isEmpty)
  }

  @Test func `other outputs take the place of old ones, and new ones find theirs`() throws {
    let notebook = try Notebook(Self.text, name: "01-six")
    let refreshed = notebook.refreshed(with: output("", "0.2\n\n  0.3  ", "more"))
    let expected = Self.text
      .replacing("```text\n42\n```\n", with: "")
      .replacing("```text\n0.1\n```", with: "```text\n0.2\n\n  0.3\n```")
      .replacing("print()\n```", with: "print()\n```\n```text\nmore\n```")
    #expect(refreshed == expected)
    let again = try Notebook(refreshed, name: "01-six")
    #expect(again.refreshed(with: output("", "0.2\n\n  0.3  ", "more")) == refreshed)
  }

  @Test func `a difference says where, what is printed and what stands there`() throws {
    let notebook = try Notebook(Self.text, name: "01-six")
    let differences = notebook.differences(from: output("43", "9", "more"))
    #expect(
      differences.map(\.description) == [
        "01-six.md:3: this block prints\n  43\nbut below it stands\n  42",
        "01-six.md:22: this block prints\n  more\nbut below it stands\n  nothing",
      ])
  }

  @Test func `an output that varies may be another, but not be missing`() throws {
    let notebook = try Notebook(Self.text, name: "01-six")
    #expect(notebook.differences(from: output("42", "9", "")).isEmpty)
    #expect(notebook.differences(from: output("42", "", "")).map(\.line) == [15])
  }

  @Test(arguments: [
    ("```swift\nlet x = 1", "01-six.md:1: this fence is not closed; a line ``` is expected below"),
    (
      "```swift sometimes\n```",
      """
      01-six.md:1: 'swift sometimes' is not a kind of block; expected is swift, swift types, swift varies or \
      swift shown
      """
    ),
    (
      "```swift\n```text\n```",
      """
      01-six.md:2: a fence begins inside of the one of line 1; close that with ``` first
      """
    ),
  ])
  func `what is wrong is told with its line`(text: String, message: String) {
    #expect {
      try Notebook(text, name: "01-six")
    } throws: {
      "\($0)" == message
    }
  }
}
