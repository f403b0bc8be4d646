/// Where each of a file's columns goes.
struct CSVLayout {
  enum Slot {
    case skip
    case number(Int)
    case text(Int)
  }

  var slots: [Slot] = []
  var numberNames: [String] = []
  var textNames: [String] = []

  init() {}

  /// - Throws: `EventsError.unknownColumn` or `.duplicateColumn`.
  init(header: [String], reader: CSVReader, file: String) throws {
    textNames = reader.text
    numberNames = reader.columns ?? header.filter { !reader.text.contains($0) }
    slots = header.map { _ in .skip }
    var asked: Set<String> = []
    func place(_ name: String, _ slot: Slot) throws {
      guard asked.insert(name).inserted else { throw EventsError.duplicateColumn(name) }
      guard let position = header.firstIndex(of: name) else {
        throw EventsError.unknownColumn(name, available: header, file: file)
      }
      slots[position] = slot
    }
    for (index, name) in numberNames.enumerated() { try place(name, .number(index)) }
    for (index, name) in textNames.enumerated() { try place(name, .text(index)) }
  }
}
