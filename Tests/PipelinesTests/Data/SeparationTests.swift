import Apus
import Testing
import TinyAnalysis

@testable import Pipelines

@Suite("Events kept apart")
struct SeparationTests {
  /// Processes with numbered events; the shifted copies are in another order.
  private func processes(_ count: Int = 400) throws -> [PhysicsProcess] {
    let events = try EventTable(columns: [
      "id": (0..<count).map { Double(10 + $0) }, "x": (0..<count).map(Double.init),
    ])
    let copies = events.rows(at: (0..<count).reversed())
    return [
      PhysicsProcess("signal", role: .signal, events: events),
      PhysicsProcess(
        "background", role: .background, events: events,
        variations: [.init("shift", down: copies, up: copies.rows(in: 0..<300))]),
    ]
  }

  private func split(_ seed: UInt64 = 1) throws -> AnalysisData {
    try AnalysisData(splitting: processes(), seed: seed, by: "id")
  }

  private func ids(_ data: AnalysisData, _ part: DataPart, _ process: Int) throws -> Set<Double> {
    Set(try data[part][process].tables.flatMap { try $0.table["id"] })
  }

  @Test(arguments: [3, 5])
  func `folds test every event once and never train on it`(count: Int) throws {
    let data = try split()
    let folds = try data.folds(count)
    #expect(folds.map(\.fold?.index) == Array(0..<count))
    for process in 0..<2 {
      var tested: [Double] = []
      for fold in folds {
        let parts = try DataPart.allCases.map { try ids(fold, $0, process) }
        #expect(parts[0].isDisjoint(with: parts[1]) && parts[0].isDisjoint(with: parts[2]))
        #expect(parts[1].isDisjoint(with: parts[2]))
        #expect(parts.map(\.count).reduce(0, +) == 400)
        #expect(parts.allSatisfy { !$0.isEmpty })
        tested += try fold[.test][process].events["id"]
      }
      #expect(tested.sorted() == (0..<400).map { Double(10 + $0) })
    }
  }

  @Test func `folds stand for the whole, and keep what was said of the data`() throws {
    var data = try split()
    data.notes = ["a note"]
    for fold in try data.folds(4) {
      #expect(fold.notes == ["a note"] && fold.identity == "id")
      for part in DataPart.allCases {
        #expect(fold[part].map(\.expectedEvents) == [400, 400])
      }
      // A fold is no different from the data it was made of.
      #expect(try fold.folds(4)[1][.test].map(\.events) == data.folds(4)[1][.test].map(\.events))
    }
  }

  @Test func `folds of parts given apart are refused`() throws {
    let data = try split()
    let given = AnalysisData(
      training: data[.training], validation: data[.validation], test: data[.test])
    let error = #expect(throws: PipelineError.noFolds) { try given.folds(5) }
    #expect(
      "\(error!)" == """
        the training, validation and test events were given apart, so folds cannot be made of \
        them; make the data by AnalysisData(splitting:)
        """)
    #expect(throws: EventsError.foldCount(2)) { try data.folds(2) }
  }

  @Test func `parts given with an identity are taken if they share no event`() throws {
    let data = try split()
    let given = try AnalysisData(
      training: data[.training], validation: data[.validation], test: data[.test], identity: "id")
    #expect(given.identity == "id")
    for part in DataPart.allCases { #expect(given[part].map(\.events) == data[part].map(\.events)) }
  }

  @Test func `parts that share an event are refused by its name`() throws {
    let data = try split()
    var test = data[.test]
    let training = data[.training][1].events
    let id = try training["id"][2]
    test[1].variations[0].up = try test[1].variations[0].up.concatenated(with: [
      training.rows(at: [2])
    ])
    let row = test[1].variations[0].up.count - 1
    let error = #expect(throws: PipelineError.self) {
      try AnalysisData(
        training: data[.training], validation: data[.validation], test: test, identity: "id")
    }
    #expect(
      "\(error!)" == """
        process 'background, shift up': the event with id \(id), event \(row) of the test events, \
        is one of the training events, too; give every event to one part
        """)
  }

  @Test func `an identity that is not there or no number is refused`() throws {
    let data = try split()
    #expect(throws: EventsError.self) {
      try AnalysisData(
        training: data[.training], validation: data[.validation], test: data[.test],
        identity: "EventId")
    }
    var test = data[.test]
    test[0].events = try test[0].events.mapping("id") { $0 > 200 ? .nan : $0 }
    #expect(throws: EventsError.self) {
      try AnalysisData(
        training: data[.training], validation: data[.validation], test: test, identity: "id")
    }
  }
}
