import Events
import Foundation
import Pipelines

/// `history.csv`: what each step of a training brought.
struct TrainingHistory {
  let loss: [Double]
  /// The phase of each step, counted from 1.
  let phases: [Int]
  /// Steps, counted from 1, at which the exact reading of validation events was judged.
  let validation: [(step: Double, significance: Double)]

  /// - Throws: `EventsError` for a file that is no such table; ``PagesError/notPhases(_:)``.
  init(contentsOf file: URL) throws {
    let format = CSVFormat(missingValue: .nan, nonFiniteNumbers: .allowed)
    let table = try CSVReader(format: format).read(file)
    func numbers(_ name: String) throws -> [Double] { try table.column(name) }
    loss = try numbers("loss")
    phases = try numbers("phase").map { number in
      guard let phase = Int(exactly: number), phase > 0 else {
        throw PagesError.notPhases(file.path)
      }
      return phase
    }
    let significance = try numbers("significance")
    validation = zip(1..., significance).filter { $0.1.isFinite }.map { (Double($0.0), $0.1) }
  }

  init(_ steps: [TrainingStep]) {
    (loss, phases) = (steps.map(\.loss), steps.map { $0.phase + 1 })
    validation = steps.compactMap { step in
      step.validation.map { (Double(step.index + 1), $0.significance) }
    }
  }

  /// The first step of each phase.
  var phaseStarts: [(phase: Int, step: Double)] {
    phases.indices.filter { $0 == 0 || phases[$0] != phases[$0 - 1] }
      .map { (phases[$0], Double($0 + 1)) }
  }
}
