import Apus
import HiggsToTauTauEvents
import TestSupport
import Testing

@Suite("Events of the Higgs challenge")
struct ChallengeDataTests {
  static let path = DerivedQuantityTests.path

  @Test func `without an input the message says where to get one`() {
    let error = #expect(throws: ChallengeError.self) { try ChallengeData.read(DataRequest()) }
    #expect(
      error?.description == """
        no events given; name the CSV file of the ATLAS Higgs challenge of 2014, or a ROOT file made \
        of it by 'convert', by --input PATH. Anyone may download it from CERN Open Data, https://opendata.cern.ch/record/328
        """)
  }

  @Test func `two inputs are refused`() {
    #expect(throws: ChallengeError.severalInputs(["a", "b"])) {
      try ChallengeData.read(DataRequest(inputs: ["a", "b"]))
    }
  }

  @Test(.enabled(if: SharedData.mayUse(path), "\(SharedData.skipped)"))
  func `every event is in one part, and each part expects the whole`() throws {
    let data = try ChallengeData.read(DataRequest(inputs: [SharedData.url(Self.path).path]))
    let ids = try DataPart.allCases.flatMap { try data[$0].flatMap { try $0.events["EventId"] } }
    #expect(ids.count == 22_889)
    #expect(Set(ids).count == 22_889)
    for part in DataPart.allCases {
      #expect(data[part].map(\.expectedEvents) == [691.99, 410_999.85])
    }
    #expect(data.notes.count == 3)
  }

  @Test(.enabled(if: SharedData.mayUse(path), "\(SharedData.skipped)"))
  func `aligned events have the same derived quantities`() throws {
    let (table, _) = try ChallengeFile.replacingMissing(
      ChallengeFile.read(SharedData.url(Self.path).path))
    let aligned = try table.aligned()
    #expect(try aligned["PRI_tau_phi"].allSatisfy { $0 == 0 })
    #expect(try aligned["PRI_tau_eta"].allSatisfy { $0 >= 0 })
    #expect(try aligned["PRI_lep_phi"].allSatisfy { $0 >= 0 })
    let pairs = zip(try table.challengeEvents(), try aligned.challengeEvents())
    for quantity in DerivedQuantity.allCases where quantity != .missingCentrality {
      let largest = pairs.map { abs(quantity.value(of: $0) - quantity.value(of: $1)) }.max()
      #expect(largest! < 1e-4, "\(quantity)")
    }
  }

  @Test(.enabled(if: SharedData.mayUse(path), "\(SharedData.skipped)"))
  func `shifts leave the mass of the missing mass calculator and the jets alone`() throws {
    let (table, _) = try ChallengeFile.replacingMissing(
      ChallengeFile.read(SharedData.url(Self.path).path))
    let shifted = try table.scalingTaus(by: 1.03)
    for column in ["DER_mass_MMC", "DER_mass_jet_jet", "PRI_jet_all_pt", "PRI_met_sumet"] {
      #expect(try shifted[column] == (try table[column]))
    }
    #expect(try shifted["PRI_tau_pt"] == (try table["PRI_tau_pt"].map { $0 * 1.03 }))
  }
}
