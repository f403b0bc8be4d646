import Apus

/// The events of both analyses: signal and background, with the tau energy scale varied.
public enum ChallengeData {
  /// The name of the variation.
  public static let tauEnergyScale = "tau energy scale"
  /// Its size, relative.
  public static let tauEnergyShift = 0.03
  /// The challenge keeps taus above 20 GeV. Above this cut no event is wanted, at the shift
  /// upwards, that the file does not have.
  public static let lowestTauPt = 20 * (1 + tauEnergyShift)

  /// Reads the file that the command line names and splits it by `EventId`.
  ///
  /// Every part is scaled, by process, to the events expected in all the data.
  public static func read(_ request: DataRequest) throws -> AnalysisData {
    guard let path = request.inputs.first else { throw ChallengeError.noInput }
    guard request.inputs.count == 1 else { throw ChallengeError.severalInputs(request.inputs) }
    return try data(path, scores: nil, seed: request.seed)
  }

  /// The same with the columns of ``ChallengeScores``, which the second file on the command line
  /// holds.
  public static func readWithScores(_ request: DataRequest) throws -> AnalysisData {
    guard request.inputs.count == 2 else {
      throw ChallengeError.notEventsAndScores(request.inputs)
    }
    let scores = try ChallengeScores(contentsOf: request.inputs[1])
    return try data(request.inputs[0], scores: scores, seed: request.seed)
  }

  private static func data(_ path: String, scores: ChallengeScores?, seed: UInt64) throws
    -> AnalysisData
  {
    let (table, notes) = try ChallengeFile.replacingMissing(ChallengeFile.read(path))
    let events = try table.aligned()
    let (signal, background) = (
      try process("signal", .signal, ChallengeFile.expectedSignal, events, label: "s"),
      try process("background", .background, ChallengeFile.expectedBackground, events, label: "b")
    )
    let processes = try [signal, background].map { try scores.map($0.scored) ?? $0 }
    var data = try AnalysisData(
      splitting: processes, training: 0.5, validation: 0.2, test: 0.3, seed: seed, by: "EventId")
    data.notes = notes
    return data
  }

  private static func process(
    _ name: String, _ role: ProcessRole, _ expected: Double, _ events: EventTable, label: String
  ) throws -> PhysicsProcess {
    try PhysicsProcess(
      name, role: role, events: events.filtered(text: "Label", is: label), weight: "Weight",
      expectedEvents: expected
    ).varying(
      tauEnergyScale, down: { try $0.scalingTaus(by: 1 - tauEnergyShift) },
      up: { try $0.scalingTaus(by: 1 + tauEnergyShift) })
  }
}

extension PhysicsProcess {
  /// The process with scores of its events, nominal and varied.
  fileprivate func scored(_ scores: ChallengeScores) throws -> PhysicsProcess {
    var copy = self
    copy.events = try scores.added(to: events, .nominal)
    copy.variations = try variations.map {
      Variation(
        $0.name, down: try scores.added(to: $0.down, .down), up: try scores.added(to: $0.up, .up))
    }
    return copy
  }
}
