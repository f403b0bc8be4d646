/// Where each of a file's columns goes.
struct CSVLayout: Sendable {
  enum Slot: Sendable {
    case skip
    case number(Int)
    case text(Int)
  }

  let header: [String]
  let numberNames: [String]
  let textNames: [String]
  private(set) var slots: [Slot]

  /// - Throws: `EventsError.unknownColumn` or `.duplicateColumn`.
  init(header: [String], numbers: [String], texts: [String], file: String) throws {
    self.header = header
    numberNames = numbers
    textNames = texts
    slots = header.map { _ in .skip }
    let positions = Dictionary(zip(header, header.indices)) { first, _ in first }
    var asked: Set<String> = []
    func place(_ name: String, _ slot: Slot) throws {
      guard asked.insert(name).inserted else { throw EventsError.duplicateColumn(name) }
      guard let position = positions[name] else {
        throw EventsError.unknownColumn(name, available: header, file: file)
      }
      slots[position] = slot
    }
    for (index, name) in numbers.enumerated() { try place(name, .number(index)) }
    for (index, name) in texts.enumerated() { try place(name, .text(index)) }
  }
}
