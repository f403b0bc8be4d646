import Apus
import Testing
import TinyAnalysis

@testable import Pipelines

/// One mistake in the data or the pipeline, and the whole text that the user reads.
private struct Mistake: CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let change: @Sendable (inout [PhysicsProcess]) -> Void

  init(
    _ name: String, _ text: String, _ change: @escaping @Sendable (inout [PhysicsProcess]) -> Void
  ) {
    (testDescription, self.text, self.change) = (name, text, change)
  }
}

extension EventTable {
  fileprivate func replacing(_ column: String, by value: (Int) -> Double) -> EventTable {
    try! EventTable(
      columns: columnNames.map { name in
        (name, name == column ? (0..<count).map(value) : try! self.column(name))
      })
  }

  fileprivate func renaming(_ column: String, to other: String) -> EventTable {
    try! EventTable(
      columns: columnNames.map { ($0 == column ? other : $0, try! self.column($0)) })
  }
}

private let mistakes: [Mistake] = [
  Mistake(
    "empty sample",
    "process 'signal' has no events; give it more events, or split differently"
  ) { $0[0].events = try! EventTable(columns: ["x": [], "pt": [], "weight": []]) },
  Mistake(
    "one event",
    "process 'signal' has no training events; give it more events, or split differently"
  ) { $0[0].events = $0[0].events.rows(at: [0]) },
  Mistake(
    "NaN weight", "process 'background': the weight of event 3 is nan; weights must be finite"
  ) { $0[1].events = $0[1].events.replacing("weight") { $0 == 3 ? .nan : 1 } },
  Mistake(
    "weights that sum to zero",
    """
    process 'background': the weights sum to 0.0; a positive sum is needed to normalise the process
    """
  ) { $0[1].events = $0[1].events.replacing("weight") { $0 % 2 == 0 ? 1 : -1 } },
  Mistake(
    "weights that sum below zero",
    """
    process 'signal': the weights sum to -250.0; a positive sum is needed to normalise the process
    """
  ) { $0[0].events = $0[0].events.replacing("weight") { _ in -1 } },
  Mistake(
    "weights of a variation",
    """
    process 'background, position up': the training weights sum to -108.0; a positive sum is \
    needed to normalise the process
    """
  ) { processes in
    let up = processes[1].variations[0].up.rows(at: Array(0..<250))
    processes[1].variations[0].up = up.replacing("weight") { _ in -1 }
  },
  Mistake(
    "no expected events",
    "process 'signal': 0.0 expected events; give a positive number, or nil for the weights"
  ) { $0[0].expectedEvents = 0 },
  Mistake(
    "missing weights",
    """
    the given events of process 'signal' have no column 'wieght'; did you mean 'weight'?; the \
    columns are x, pt, weight
    """
  ) { $0[0].weight = "wieght" },
  Mistake(
    "missing column",
    """
    the training events of process 'signal' have no column 'pt'; did you mean 'pT'?; the columns \
    are x, pT, weight
    """
  ) { $0[0].events = $0[0].events.renaming("pt", to: "pT") },
  Mistake(
    "missing column of a variation",
    """
    the training events of process 'background, position down' have no column 'pt'; the columns \
    are x, momentum, weight
    """
  ) { $0[1].variations[0].down = $0[1].variations[0].down.renaming("pt", to: "momentum") },
  Mistake(
    "missing standardised column",
    """
    the training events of process 'background' have no column 'x'; the columns are position, pt, \
    weight
    """
  ) { $0[1].events = $0[1].events.renaming("x", to: "position") },
  Mistake("no signal", "no process has the role 'signal'; a discovery needs one") {
    $0[0].role = .background
  },
  Mistake("no background", "no process has the role 'background'") { $0[1].role = .signal },
  Mistake("one name twice", "two processes are named 'signal'") { $0[1].name = "signal" },
  Mistake(
    "unknown process",
    """
    uncertainty 'normalisation' names process 'background', which does not exist; did you mean \
    'backgrounds'?; the processes are signal, backgrounds
    """
  ) { $0[1].name = "backgrounds" },
  Mistake(
    "unknown variation",
    """
    no process has a variation named 'position'; did you mean 'positions'?; the variations are \
    positions
    """
  ) { $0[1].variations[0].name = "positions" },
  Mistake(
    "no variation", "no process has a variation named 'position'; the variations are none"
  ) { $0[1].variations = [] },
]

@Suite("Mistakes in the data")
struct DataProblemTests {
  @Test(arguments: mistakes)
  private func `are explained`(mistake: Mistake) throws {
    let analysis = TinyAnalysis { $0.change = mistake.change }
    let error = #expect(throws: PipelineError.self) {
      let compiled = try analysis.compiled()
      let settings = TrainingSettings { $0.steps = 1 }
      _ = try Trainer(compiled, settings: settings).run(from: compiled.initialValues(seed: 1))
    }
    #expect("\(error.map { "\($0)" } ?? "no error")" == mistake.text)
  }

  @Test func `a column that only validation events lack is named with them`() throws {
    let data = try TinyAnalysis().data(DataRequest())
    var validation = data[.validation]
    validation[0].events = validation[0].events.renaming("pt", to: "p_t")
    let error = #expect(throws: PipelineError.self) {
      try CompiledAnalysis(
        TinyAnalysis(),
        data: AnalysisData(training: data[.training], validation: validation, test: data[.test]))
    }
    #expect(
      "\(error!)" == """
        the validation events of process 'signal' have no column 'pt'; did you mean 'p_t'?; the \
        columns are x, p_t, weight
        """)
  }

  @Test func `parts that differ are told apart`() throws {
    let data = try TinyAnalysis().data(DataRequest())
    var validation = data[.validation]
    validation[1].variations = []
    let compiled = try CompiledAnalysis(
      TinyAnalysis(),
      data: AnalysisData(training: data[.training], validation: validation, test: data[.test]))
    let error = #expect(throws: PipelineError.self) {
      try Trainer(compiled, settings: TrainingSettings())
    }
    #expect(
      "\(error!)" == """
        the validation data have processes signal (signal, weight weight), background (background, \
        weight weight), expected signal (signal, weight weight), background (background, weight \
        weight, varied by position)
        """)
  }

  private struct Mistaken: Analysis {
    @Trainable var cut = 0.0
    var model = Model()
    var edges: GlobalExpression = [-4, 0, 4]
    var pipeline: Pipeline {
      Select("x", slope: 1) { $0["x"] > cut }
      Observe("x") { $0["x"] }
      Fill(edges: edges, bandwidth: 0.1)
      model
      Objective.significance
    }
    func data(_ request: DataRequest) throws -> AnalysisData { try TinyAnalysis().data(request) }
  }

  @Test func `an uncertainty given twice, a process that is not there, too few edges`() throws {
    func text(_ change: (inout Mistaken) -> Void) throws -> String {
      var analysis = Mistaken()
      change(&analysis)
      let error = #expect(throws: PipelineError.self) {
        try CompiledAnalysis(analysis, data: analysis.data(DataRequest()))
      }
      return error.map { "\($0)" } ?? "no error"
    }
    #expect(
      try text {
        $0.model = Model {
          NormSys("norm", 0.1, on: "background")
          NormSys("norm", 0.2, on: "background")
        }
      }
        == """
        uncertainty 'norm' is given twice for process 'background'; leave one out, or rename it
        """)
    #expect(
      try text { $0.model = Model { StatError(on: "backgruond") } }
        == """
        StatError names process 'backgruond', which does not exist; did you mean 'background'?; \
        the processes are signal, background
        """)
    #expect(
      try text { $0.edges = [1] }
        == "channel 'signal region': a vector of at least two bin edges is needed, given 1")
  }
}
