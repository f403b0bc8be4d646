import Foundation
import HistFactory
import TestSupport
import Testing

private let goldenFolder = "data/pyhf-conformance/golden"

/// pyhf's numbers for its own test models; `README.md` beside them says how they were made.
@Suite(
  "apus: pyhf's numbers",
  .enabled(if: SharedData.mayUse(goldenFolder), "\(SharedData.skipped)"))
struct GoldenTests {
  /// Models whose fits take less than a second without optimisation, and have one minimum.
  static let names = [
    "docs_2bin_1channel", "patched_patch_channel1_signal_syst1", "simple_2bin_uncorrelated",
    "test_export_workspace_integer_data",
    "validation_1bin_lumi", "validation_1bin_normsys", "validation_1bin_shapesys",
    "validation_2bin_2channel", "validation_2bin_2channel_couplednorm",
    "validation_2bin_2channel_coupledshapefactor",
    "validation_2bin_histosys", "xml1", "xml3_shapesys", "xml_overallsys",
  ]

  @Test(arguments: names)
  func `agree`(name: String) throws {
    let golden = try JSONValue(contentsOf: SharedData.url("\(goldenFolder)/\(name).json"))
    let workspace = SharedData.url("data/pyhf-conformance/workspaces/\(name).json").path
    let test = try Program("apus", ["test", workspace, "--json"])
    #expect(test.status == 0 && test.errors == "", "\(test.errors)")
    #expect(
      deviation(of: [try test.json["CLs_obs"]!.number], from: [golden["cls_obs"]!.number]) < 1e-6)
    #expect(
      deviation(of: try test.json["CLs_exp"]!.numbers, from: golden["cls_exp"]!.numbers) < 1e-6)
    let limit = try Program("apus", ["limit", workspace, "--json"]).json
    #expect(deviation(of: [limit["limit_obs"]!.number], from: [golden["limit_obs"]!.number]) < 1e-6)
    let fit = try Program("apus", ["fit", workspace, "--json"]).json
    let nll = 2 * golden["nll_bestfit"]!.number
    #expect(deviation(of: [fit["twice_nll"]!.number], from: [nll]) < 1e-9)
  }
}
