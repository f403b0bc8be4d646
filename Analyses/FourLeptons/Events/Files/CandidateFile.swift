import Apus
import Foundation

/// The candidates that CMS's open data of 2011 and 2012 hold, as comma-separated values: 18 and 95 events
/// with four muons.
public enum CandidateFile {
  /// Reads events: columns `Run` and `Event`, and for each muon from 1 to 4 `pt1`, `eta1`, `phi1` and `Q1`.
  ///
  /// - Parameter path: A CSV file, or the same columns in another format.
  /// - Throws: `EventFilesError`, what the file's reader throws, and ``FourLeptonError/charges(event:file:)``
  ///   for an event without two muons of either charge.
  public static func read(_ path: String) throws -> [FourMuons] {
    let names = (1...4).flatMap { index in ["pt", "eta", "phi", "Q"].map { "\($0)\(index)" } }
    let table = try EventTable(
      reading: EventFile(path), columns: (["Run", "Event"] + names).map { NamedFormula($0) })
    let columns = try names.map { try table[$0] }
    let (runs, events) = (try table["Run"], try table["Event"])
    return try (0..<table.count).map { row in
      let muons = (0..<4).map { index in
        let values = columns[(4 * index)..<(4 * index + 4)].map { $0[row] }
        return Muon(
          pt: values[0], eta: values[1], phi: values[2], charge: values[3] < 0 ? -1 : 1)
      }
      guard let event = FourMuons(muons, number: Int(events[row]), run: Int(runs[row])) else {
        throw FourLeptonError.charges(event: Int(events[row]), file: path)
      }
      return event
    }
  }
}
