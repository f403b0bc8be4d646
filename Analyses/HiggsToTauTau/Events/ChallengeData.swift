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
    let (table, notes) = try ChallengeFile.replacingMissing(ChallengeFile.read(path))
    let events = try table.aligned()
    var data = try AnalysisData(
      splitting: [
        process("signal", .signal, ChallengeFile.expectedSignal, events, label: "s"),
        process("background", .background, ChallengeFile.expectedBackground, events, label: "b"),
      ], training: 0.5, validation: 0.2, test: 0.3, seed: request.seed, by: "EventId")
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
