import Events
import Foundation
import HistFactory
import ROOTFiles
import TestSupport
import Testing

@Suite("apus inspect: files")
struct InspectFileTests {
  @Test func `a ROOT file is a tree of directories, histograms and columns`() throws {
    let run = try Program(onFiles: "inspect mix.root")
    #expect(run.status == 0 && run.errors == "")
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("mix.root (ROOT 6.40/00): 2 objects, "))
    #expect(lines[2].hasPrefix("Events") && lines[2].contains("4 entries, 7 columns, 1 cluster"))
    #expect(lines.contains { $0.hasPrefix("├─ pt ") && $0.contains("float[]") })
    #expect(lines.contains { $0.hasPrefix("├─ vertex ") && $0.contains("double[2]") })
    let mass = try #require(lines.first { $0.hasPrefix("└─ mass ") })
    #expect(mass.contains("TH1D") && mass.contains("4 bins from 100 to 140 in 'm [GeV]'; "))
    #expect(mass.contains("integral 10 ") && mass.contains("Zstandard"))
  }

  @Test func `the JSON has what the table has, in bytes`() throws {
    let json = try Program(onFiles: "inspect mix.root --json").json
    #expect(json["format"] == "ROOT 6.40/00" && json["warnings"] == [])
    let tree = try #require(json["contents"]?[0])
    #expect(tree["path"] == "Events;1" && tree["entries"] == 4)
    let columns = try #require(tree["contents"])
    let pt = try #require((0..<7).compactMap { columns[$0] }.first { $0["name"] == "pt" })
    #expect(pt["type"] == "float[]")
    #expect(try #require(pt["bytes"]?.number) >= 24)
    let mass = try #require(json["contents"]?[1]?["contents"]?[0])
    #expect(mass["axes"]?[0]?["range"]?.numbers == [100, 140])
    // Σw²/Σw² of the bins inside: (1 + 2 + 3 + 4)² / 10.
    #expect(mass["integral"]?.number == 10 && mass["entries"]?.number == 10)
  }

  @Test func `one part is chosen by its path`() throws {
    let mass = try Program(onFiles: "inspect mix.root signal/mass")
    #expect(mass.status == 0 && mass.output.contains("\nsignal/mass;1  TH1D"))
    let missing = try Program(onFiles: "inspect mix.root signal/mas")
    #expect(missing.status == 2)
    #expect(missing.errors.contains("no 'mas' (of 'signal/mas') in directory 'signal'"))
    #expect(missing.errors.contains("did you mean 'mass'?"))
    let template = try Program(onFiles: "inspect templates.json signal")
    #expect(template.output.contains("signal/mass") && !template.output.contains("background"))
    let column = try Program(onFiles: "inspect events.csv chanel")
    #expect(
      column.errors == """
        error: events.csv: there is no column 'chanel'; did you mean 'channel'?; there are m, channel, w

        """)
  }

  @Test(arguments: ["inspect", "head", "hist"])
  func `how a first row that counts from 0 was taken is said`(command: String) throws {
    try withTemporaryFolder { folder in
      try Data("0,1\n1,4\n".utf8).write(to: folder.appending(path: "a.csv"))
      let more = command == "hist" ? ["column2"] : []
      let run = try Program(apus: [command, "a.csv"] + more, in: folder)
      #expect(run.status == 0)
      #expect(
        run.errors == """
          note: a.csv: the first row, 0, 1, is taken for data; if it is names of columns, put letters into them

          """)
    }
  }

  @Test func `text in columns has kinds, rows and a separator`() throws {
    let run = try Program(onFiles: "inspect events.csv")
    #expect(
      run.output.hasPrefix(
        "events.csv (text in columns): 6 rows, 3 columns, separated by commas, "))
    #expect(run.output.contains("\nm         number\nchannel   text\nw         number\n"))
    let json = try Program(onFiles: "inspect events.csv --json").json
    #expect(json["rows"] == 6 && json["contents"]?[1] == ["name": "channel", "type": "text"])
  }

  @Test func `arrays of NumPy have types, shapes and orders`() throws {
    try withTemporaryFolder { folder in
      let arrays: KeyValuePairs = [
        "x": NumPyArray(shape: [3], values: [1, 2, 3]),
        "y": NumPyArray(shape: [500, 2], values: Array(repeating: 1, count: 1000)),
      ]
      let file = folder.appending(path: "a.npz")
      try NumPyArchive.write(arrays, to: file, storage: .deflated)
      let json = try Program(apus: ["inspect", "a.npz", "--json"], in: folder).json
      let y = try #require(json["contents"]?[1])
      #expect(y["type"] == "<f8" && y["shape"] == [500, 2] && y["order"] == "C")
      #expect(y["compression"] == "deflate")
      #expect(try #require(y["stored_bytes"]?.number) < #require(y["bytes"]?.number) / 10)
      try NumPyFile.write(arrays[0].value, to: folder.appending(path: "x.npy"))
      let array = try Program(apus: ["inspect", "x.npy"], in: folder)
      #expect(array.output.hasPrefix("x.npy (NumPy array): 3 elements, "))
      #expect(array.output.contains("\nx         <f8   shape 3\n"))
    }
  }

  @Test(.enabled(if: ConformanceScript.mayRun, "\(ConformanceScript.skipped)"))
  func `an array of a type that is not read is shown as such, beside the others`() throws {
    try withTemporaryFolder { folder in
      #expect(try ConformanceScript("numpy_types.py").run([folder.path]) == 0)
      let run = try Program(apus: ["inspect", "types.npz"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains("\nf           <f8      shape 2 × 2, Fortran order"))
      #expect(
        run.output.contains("complex     <c16     cannot be read: elements of type '<c16' are not"))
    }
  }

  @Test func `histograms of UHI show axes and integrals`() throws {
    let run = try Program(onFiles: "inspect templates.json")
    #expect(run.output.hasPrefix("templates.json (histograms in UHI): 2 histograms, "))
    #expect(run.output.contains("4 bins from 100 to 140 in 'm [GeV]'; integral 10 ± 3.162"))
  }

  @Test func `what cannot be read is said of one part, and the others are shown`() throws {
    try FileExamples.inFolder { folder in
      let file = folder.appending(path: "mix.root")
      let key = try ROOTFile(contentsOf: file)["signal/mass"]
      var bytes = [UInt8](try Data(contentsOf: file))
      // The record's header is shorter than that, and its compressed object longer.
      for index in key.byteOffset + 120..<key.byteOffset + 200 { bytes[index] = 0xFF }
      try Data(bytes).write(to: file)
      let run = try Program(apus: ["inspect", "mix.root"], in: folder)
      #expect(run.status == 1, "\(run.errors)")
      #expect(run.errors.hasPrefix("warning: ") && run.errors.contains("damaged"))
      #expect(run.output.contains("cannot be read: ") && run.output.contains("├─ pt "))
    }
  }
}
