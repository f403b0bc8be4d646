import Apus
import Foundation
import HiggsToTauTauEvents
import TestSupport
import Testing

@Suite("Events of the Higgs challenge in ROOT")
struct ChallengeTreeTests {
  static let path = DerivedQuantityTests.path

  @Test(.enabled(if: SharedData.mayUse(path), "\(SharedData.skipped)"))
  func `a tree made of the CSV file has the same events, bit for bit`() throws {
    let csv = SharedData.url(Self.path).path
    try withTemporaryFolder { folder in
      let root = folder.appending(path: "challenge.root")
      #expect(try ChallengeFile.convert(csv, to: root) == 22_889)
      let (first, second) = (try ChallengeFile.read(root.path), try ChallengeFile.read(csv))
      #expect(first == second)
      // The tree has all columns, also those that the analyses do not use.
      let columns = try EventFile(root.path + ":events").columns.map(\.name)
      #expect(columns.contains("KaggleWeight") && columns.count == 35)
      let (from, also) = (
        try ChallengeData.read(DataRequest(inputs: [root.path], seed: 3)),
        try ChallengeData.read(DataRequest(inputs: [csv], seed: 3))
      )
      #expect(from.notes == also.notes)
      for part in DataPart.allCases {
        for (a, b) in zip(from[part], also[part]) {
          #expect(a.events == b.events && a.variations[0].up == b.variations[0].up)
        }
      }
    }
  }

  @Test func `a file without the challenge's columns is refused by the first that is missing`()
    throws
  {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "events.csv")
      try Data("DER_mass_MCC,Label\n1,s\n".utf8).write(to: file)
      let error = #expect(throws: EventFilesError.self) { try ChallengeFile.read(file.path) }
      let text = try #require(error?.description)
      #expect(text.hasPrefix("\(file.path): ") && text.contains("DER_mass_MMC"))
      #expect(text.contains("DER_mass_MCC"))
    }
  }
}
