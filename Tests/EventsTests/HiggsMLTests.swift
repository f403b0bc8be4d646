import Events
import TestSupport
import Testing

@Suite("ATLAS Higgs challenge 2014")
struct HiggsMLTests {
  static let path = "data/higgsml-2014/atlas-higgs-challenge-2014-v2_first22889.csv"

  /// The numbers are those that the data set's own notes quote.
  @Test(.enabled(if: SharedData.mayUse(path), "\(SharedData.skipped)"))
  func `rows and weight sums are those of the notes`() throws {
    let table = try CSVReader(text: ["Label", "KaggleSet"]).read(SharedData.url(Self.path))
    #expect(table.count == 22_889)
    #expect(table.columnNames.count == 33)
    #expect(try table.filtered(text: "Label", is: "s").count == 7_817)
    #expect(try table.filtered(text: "Label", is: "b").count == 15_072)
    #expect(try table.filtered(text: "KaggleSet", is: "t").count == 22_889)
    let jets = try table["PRI_jet_num"]
    #expect((0...3).map { n in jets.count { $0 == Double(n) } } == [9108, 7090, 4638, 2053])
    let weights = try table.weightSums("Weight", by: "Label")
    #expect(agree(weights["s"], 19.83347579591887))
    #expect(agree(weights["b"], 11424.253192555161))
    let kaggle = try table.weightSums("KaggleWeight", by: "Label")
    #expect(agree(kaggle["s"], 64.61099158835172))
    #expect(agree(kaggle["b"], 37467.64252442192))
  }

  @Test(.enabled(if: SharedData.mayUse(path), "\(SharedData.skipped)"))
  func `leading-jet quantities are missing exactly where there is no jet`() throws {
    let reader = CSVReader(columns: ["PRI_jet_num", "PRI_jet_leading_pt"])
    let table = try reader.read(SharedData.url(Self.path))
    let (filled, report) = try table.replacingMissing(
      -999, in: ["PRI_jet_leading_pt"], with: .value(0), flag: "has_jet")
    #expect(report.columns[0].missingCount == 9108)
    #expect(try filled["has_jet"] == (try table["PRI_jet_num"].map { $0 > 0 ? 1 : 0 }))
  }

  private func agree(_ value: Double?, _ expected: Double) -> Bool {
    guard let value else { return false }
    // Sums of some ten thousand terms, added in another order than the notes'.
    return abs(value - expected) <= 1e-12 * expected
  }
}
