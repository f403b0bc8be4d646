/// Steps one after another, with what is trained in each.
struct Flow: Block {
  struct Step: Sendable {
    let kind: String
    let name: String
    var detail = ""
    var lines: [String] = []
  }

  let steps: [Step]

  @ContentBuilder var content: [Content] {
    Element("ol", "flow") {
      steps.map { step in
        Element("li") {
          Element("div", "kind") { step.kind }
          Element("div", "name") { step.name }
          if !step.detail.isEmpty { Element("div", "soft") { step.detail } }
          if !step.lines.isEmpty {
            Element("ul") { step.lines.map { line in Element("li", "trainable") { line } } }
          }
        }
      }
    }
  }
}
