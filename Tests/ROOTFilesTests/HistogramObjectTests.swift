import Testing

@testable import ROOTFiles

@Suite("Histograms out of objects")
struct HistogramObjectTests {
  /// A histogram of two bins, with what the test changes.
  private func histogram(_ change: (inout StreamedObject) -> Void = { _ in }) throws
    -> ROOTHistogram
  {
    var base = StreamedObject(className: "TH1")
    base.members = [
      "fName": .text("h"), "fTitle": .text(""), "fXaxis": .object(axis(count: 2)),
      "fSumw2": .object(array([])), "fEntries": .real(3), "fTsumw": .real(0), "fTsumw2": .real(0),
      "fTsumwx": .real(0), "fTsumwx2": .real(0),
    ]
    change(&base)
    let object = StreamedObject(className: "TH1D", bases: [base, array([1, -2, 4, 8])])
    let source = ByteSource(file: "f.root", key: "h;1", isInObject: true)
    return try ROOTHistogram(StreamedTree(root: object, pointees: [], source: source).view)
  }

  private func array(_ values: [Double]) -> StreamedObject {
    StreamedObject(className: "TArrayD", members: ["fArray": .reals(values)])
  }

  private func axis(
    count: Int64, edges: [Double] = [], labels: StreamedValue = .pointer(nil)
  ) -> StreamedObject {
    StreamedObject(
      className: "TAxis",
      members: [
        "fName": .text("xaxis"), "fTitle": .text(""), "fNbins": .integer(count),
        "fXmin": .real(-1), "fXmax": .real(2), "fXbins": .object(array(edges)), "fLabels": labels,
      ])
  }

  @Test func `without Σw² the variances are those of counts`() throws {
    let made = try histogram()
    #expect(made.sumOfSquaredWeights == nil)
    #expect(made.variances == [1, 2, 4, 8])
    #expect(made.axes[0].edges == [-1, 0.5, 2])
    #expect(made.withoutFlow(made.contents) == [-2, 4])
    #expect(made.index(of: [3]) == 3)
  }

  @Test func `Σw² and edges one by one`() throws {
    let made = try histogram {
      $0.members["fSumw2"] = .object(array([4, 3, 2, 1]))
      $0.members["fXaxis"] = .object(axis(count: 2, edges: [0, 1, 5]))
    }
    #expect(made.variances == [4, 3, 2, 1])
    #expect(made.axes[0].binning == .variable(edges: [0, 1, 5]))
  }

  @Test func `entries that wait in the buffer are not passed over in silence`() throws {
    #expect(throws: Never.self) {
      try histogram { $0.members["fBuffer"] = .reals([-2, 1, 0.5]) }
    }
    let error = try #require(throws: ROOTFileError.self) {
      try histogram { $0.members["fBuffer"] = .reals([2, 1, 0.5, 1, 0.7]) }
    }
    #expect(
      error.description
        == "f.root, key 'h;1', byte 0 of the uncompressed object: the class 'TH1D' cannot be read:"
        + " 2 entries wait in its buffer and are in no bin; call BufferEmpty() before writing it")
  }

  @Test(
    arguments: [
      (Int64(0), [], "0 bins, of which the histogram holds 4"),
      (Int64(Int32.max), [], "2147483647 bins, of which the histogram holds 4"),
      (3, [], "4 contents for 5 bins"), (2, [0, 1], "2 edges for 2 bins"),
    ] as [(Int64, [Double], String)])
  func `an axis that does not fit the contents`(count: Int64, edges: [Double], reason: String)
    throws
  {
    let error = try #require(throws: ROOTFileError.self) {
      try histogram { $0.members["fXaxis"] = .object(axis(count: count, edges: edges)) }
    }
    #expect(error.description.contains(reason), "\(error)")
  }

  @Test func `Σw² of another number of bins, and a member that is not there`() throws {
    let squares = try #require(throws: ROOTFileError.self) {
      try histogram { $0.members["fSumw2"] = .object(array([1])) }
    }
    #expect(squares.description.contains("1 values of 'fSumw2' for 4 bins"), "\(squares)")
    let missing = try #require(throws: ROOTFileError.self) {
      try histogram { $0.members["fEntries"] = nil }
    }
    #expect(missing.description.contains("no member 'fEntries' that is a number"), "\(missing)")
  }
}
