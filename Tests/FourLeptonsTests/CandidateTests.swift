import Apus
import Foundation
import FourLeptonEvents
import TestSupport
import Testing

@Suite("Candidates with four muons")
struct CandidateTests {
  private func muon(_ pt: Double, _ eta: Double, _ phi: Double, _ charge: Int) -> Muon {
    Muon(pt: pt, eta: eta, phi: phi, charge: charge)
  }

  @Test func `the pair nearest to the Z boson is the first`() throws {
    // Back to back at η = 0 a pair has twice its pt: 91.2 and 30 GeV, crossed pairs have √(4 · 45.6 · 15).
    let muons = [
      muon(15, 0, 0.5, 1), muon(45.6, 0, 0.5, -1), muon(45.6, 0, 0.5 + .pi, 1),
      muon(15, 0, 0.5 + .pi, -1),
    ]
    let event = try #require(FourMuons(muons, number: 7))
    #expect(abs(event.first.mass - 91.2) < 1e-3 && abs(event.second - 30) < 1e-3)
    #expect(event.first.pt == [45.6, 45.6] && event.muons.map(\.pt) == [45.6, 45.6, 15, 15])
    #expect(abs(event.mass - 121.2) < 1e-2)
  }

  @Test func `four muons need two of either charge`() {
    let muons = [1, 1, 1, -1].map { muon(20, 0.1, 0.2, $0) }
    #expect(FourMuons(muons, number: 0) == nil)
  }

  @Test(.enabled(if: Candidates.mayUse, "\(SharedData.skipped)"), arguments: [0, 1])
  func `masses are those of the open data, and all its events are candidates`(year: Int) throws {
    let path = Candidates.paths[year]
    let events = try CandidateFile.read(path)
    #expect(events.count == [18, 95][year])
    let stored = try EventTable(reading: EventFile(path), columns: ["M", "mZ1", "mZ2"])
    let masses = try ["M", "mZ1", "mZ2"].map { try stored[$0] }
    for (row, event) in events.enumerated() {
      // The file has six digits, of momenta too.
      for (mass, column) in zip([event.mass, event.first.mass, event.second], masses) {
        #expect(abs(mass / column[row] - 1) < 1e-4)
      }
      #expect(event.isCandidate)
    }
  }

  @Test(.enabled(if: Candidates.mayUse, "\(SharedData.skipped)"))
  func `a tree keeps muons and masses bit for bit`() throws {
    let events = try Candidates.paths.flatMap(CandidateFile.read)
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "data.root")
      try EventTree.write([(EventTree.data, events)], to: file)
      let (near, count) = try EventTree.read(EventTree.data, in: file.path)
      #expect(count == 113)
      let expected = events.filter { EventTree.range.contains($0.mass) }
      #expect(expected.count == 16)
      #expect(try near["m4l"] == expected.map(\.mass))
      #expect(try near["event"] == expected.map { Double($0.number) })
      #expect(try near["pt4"] == expected.map { $0.muons[3].pt })
      #expect(try near["eta"] == expected.map { $0.muons.map { abs($0.eta) }.max()! })
    }
  }

  @Test func `an event with three muons of a charge is refused by its number`() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "odd.csv")
      let names = (1...4).map { "pt\($0),eta\($0),phi\($0),Q\($0)" }.joined(separator: ",")
      let muons = [1, 1, 1, -1].map { "20,0.1,0.2,\($0)" }.joined(separator: ",")
      try Data("Run,Event,\(names)\n1,42,\(muons)\n".utf8).write(to: file)
      let error = #expect(throws: FourLeptonError.self) { try CandidateFile.read(file.path) }
      #expect(
        error?.description
          == "\(file.path): event 42 does not have two muons of either charge")
    }
  }
}
