import Apus
import Foundation

/// The simulated events of the search with their systematic variations, and the candidates.
public enum FourLeptonData {
  /// The momentum scale of muons: all momenta and masses by ±0.1 % (arXiv:1312.5353).
  public static let scale = "muon scale"
  static let scaleShift = 0.001
  /// The resolution of the Higgs boson's mass: distances to its peak by ±20 % (arXiv:1312.5353).
  public static let resolution = "mass resolution"
  static let resolutionShift = 0.2

  /// Reads the trees that `simulate` wrote and splits each by event.
  ///
  /// - Throws: ``FourLeptonError``, `EventFilesError`, and what the file's reader throws.
  public static func read(_ request: DataRequest) throws -> AnalysisData {
    guard let path = request.inputs.first, request.inputs.count == 1 else {
      throw FourLeptonError.input(request.inputs)
    }
    let processes = try SimulatedProcess.allCases.map { try process($0, path) }
    return try AnalysisData(
      splitting: processes, training: 0.4, validation: 0.2, test: 0.4, seed: request.seed,
      by: "event")
  }

  private static func process(_ process: SimulatedProcess, _ path: String) throws -> PhysicsProcess
  {
    let (events, count) = try EventTree.read(process.rawValue, in: path)
    guard events.count > 0 else {
      throw FourLeptonError.empty(tree: process.rawValue, file: path)
    }
    let expected = process.expectedEvents * Double(events.count) / Double(count)
    let role: ProcessRole = process == .higgs ? .signal : .background
    let made = try PhysicsProcess(
      process.rawValue, role: role, events: events, expectedEvents: expected
    ).varying(
      scale, down: { try $0.scaled(by: 1 - scaleShift) }, up: { try $0.scaled(by: 1 + scaleShift) })
    guard process == .higgs else { return made }
    return try made.varying(
      resolution, down: { try $0.stretched(by: 1 - resolutionShift) },
      up: { try $0.stretched(by: 1 + resolutionShift) })
  }

  /// Reads the candidates that `convert` wrote.
  ///
  /// - Throws: As ``read(_:)``.
  public static func observed(_ inputs: [String]) throws -> EventTable {
    guard let path = inputs.first, inputs.count == 1 else { throw FourLeptonError.input(inputs) }
    return try EventTree.read(EventTree.data, in: path).events
  }
}

extension EventTable {
  /// With all momenta and masses multiplied by a factor.
  fileprivate func scaled(by factor: Double) throws -> EventTable {
    try ["m4l", "mZ1", "mZ2", "pt1", "pt2", "pt3", "pt4"].reduce(self) { table, name in
      try table.mapping(name) { $0 * factor }
    }
  }

  /// With the distances of the mass to the Higgs boson's peak multiplied by a factor.
  fileprivate func stretched(by factor: Double) throws -> EventTable {
    let peak = MassSpectrum.higgsPeak
    return try mapping("m4l") { peak + ($0 - peak) * factor }
  }
}
