import Foundation
import HistFactory
import TestSupport
import Testing

@Suite("apus: files of others")
struct RealFileTests {
  static let hzz = "data/root-ttree/uproot-HZZ.root"
  static let zmumu = "data/root-ttree/uproot-Zmumu.root"
  static let csv = "data/cms-opendata-csv/Zmumu_Run2011A.csv"

  @Test(.enabled(if: SharedData.mayUse(hzz), "\(SharedData.skipped)"))
  func `a tree of ROOT 5 is inspected, read and copied`() throws {
    let file = SharedData.url(Self.hzz).path
    let json = try Program("apus", ["inspect", file, "events", "--json"]).json
    let tree = try #require(json["contents"]?[0])
    #expect(tree["entries"] == 2421 && tree["type"] == "TTree")
    // As uproot: 51 branches, the muons of the first event.
    let head = try Program("apus", ["head", file, "-n", "1", "--json", "--columns", "Muon_Px"]).json
    let px = try #require(head["events"]?[0]?["values"]?["Muon_Px"]?.numbers)
    #expect(px.map(Float.init) == [-52.899456, 37.73778])
    try withTemporaryFolder { folder in
      let copied = try Program("apus", ["convert", file, "copy.root"], in: folder)
      #expect(copied.status == 0, "\(copied.errors)")
      for formula in ["Muon_Px", "NJet", "Jet_ID", "triggerIsoMu24"] {
        let (old, new) = (
          try Program("apus", ["hist", file, formula, "--json"]).json,
          try Program("apus", ["hist", "copy.root", formula, "--json"], in: folder).json
        )
        #expect(old["histogram"] == new["histogram"] && old["mean"] == new["mean"])
      }
    }
  }

  @Test(.enabled(if: SharedData.mayUse(csv), "\(SharedData.skipped)"))
  func `a mass is computed from text`() throws {
    let file = SharedData.url(Self.csv).path
    let mass =
      "m = sqrt(2 * pt1 * pt2 * (cosh(eta1 - eta2) - cos(phi1 - phi2)))"
    let json = try Program(
      "apus",
      [
        "hist", file, mass, "--range", "80", "100", "--bins", "20", "--where", "Q1 * Q2 < 0",
        "--json",
      ]
    ).json
    let values = try #require(json["histogram"]?["storage"]?["values"]?.numbers)
    // The peak is that of the Z.
    let peak = try #require(values[1...20].max())
    #expect(values[11...13].contains(peak))
    #expect(try 90...92 ~= #require(json["mean"]?.numbers[0]))
  }
}
