import Foundation
import TestSupport
import Testing

@testable import ROOTFiles

@Suite("RNTuples as uproot writes and reads them")
struct NTupleConformanceTests {
  @Test(.enabled(if: ConformanceScript.mayRun, "\(ConformanceScript.skipped)"))
  func `every type and compression that uproot writes`() throws {
    try withTemporaryFolder { folder in
      #expect(try ConformanceScript("ntuples.py").run(["make", folder.path]) == 0)
      let json = try Data(contentsOf: folder.appending(path: "ntuples.json"))
      let dumps = try JSONDecoder().decode([String: [String: [Nested]]].self, from: json)
      #expect(Set(dumps.keys) == Set(NTupleFiles.compressions))
      for (name, columns) in dumps {
        let file = try ROOTFile(contentsOf: folder.appending(path: name + ".root"))
        let ntuple = try file.ntuple("made/ntuple")
        #expect(ntuple.clusters == [0..<200, 200..<201, 201..<258])
        #expect(Set(ntuple.columns.map(\.name)) == Set(columns.keys))
        #expect(ntuple.unreadable.map(\.name) == ["either"])
        for (column, expected) in columns {
          #expect(try ntuple.read(column).golden == expected, "\(name).root, \(column)")
        }
      }
    }
  }
}
