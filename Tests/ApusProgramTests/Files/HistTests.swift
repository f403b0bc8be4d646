import Foundation
import HistFactory
import Histograms
import ROOTFiles
import TestSupport
import Testing

@Suite("apus hist")
struct HistTests {
  @Test func `events are drawn with their numbers`() throws {
    let run = try Program(onFiles: "hist events.csv m --bins 2 --range 1 5 --weight w")
    #expect(run.status == 0 && run.errors == "")
    // m = 1.5, 2.5, 3.5, 4.5 of weights 2, 1, 2, 1: mean 17/6, mean square 55.5/6.
    let bar = String(repeating: "█", count: 40)
    #expect(run.output.hasPrefix("events.csv\n\nm\nunderflow      1 ± 1 │█████████████▍\n"))
    #expect(run.output.contains("\n   [1, 3)  3 ± 2.236 │\(bar)\n   [3, 5)  3 ± 2.236 │\(bar)\n"))
    #expect(run.output.contains("\nentries    6\nintegral   6 ± 3.162\nmean       2.83333\n"))
    let deviation = (55.5 / 6 - pow(17.0 / 6, 2)).squareRoot()
    #expect(run.output.contains("\ndeviation  \(String(format: "%.5f", deviation))\n"))
    #expect(run.output.contains("\nunderflow  1\noverflow   2\nevents     6\n"))
  }

  @Test func `lists fill once for each element, with the weight of their event`() throws {
    let json = try Program(
      onFiles: "hist mix.root:Events pt --edges 0,35,70 --weight event --json"
    ).json
    // 40 and 20 of event 10; 60, 50 and 10 of event 12; 30 of event 13.
    #expect(json["histogram"]?["storage"]?["values"]?.numbers == [0, 10 + 12 + 13, 10 + 24, 0])
    #expect(json["histogram"]?["storage"]?["variances"]?.numbers[1] == 413.0)
    #expect(json["entries"] == 6.0 && json["events_selected"] == 4)
    let sum = 10.0 * 60 + 12 * 120 + 13 * 30
    #expect(abs(try #require(json["mean"]?.numbers[0]) - sum / 69) < 1e-12)
  }

  @Test func `a selection leaves events out`() throws {
    let json = try Program(
      onFiles: "hist mix.root pt[0] --range 0 100 --json --where", and: ["nMuon >= 2"]
    ).json
    #expect(json["events_read"] == 4 && json["events_selected"] == 2 && json["integral"] == 2.0)
  }

  @Test func `two formulas make a map`() throws {
    let run = try Program(onFiles: "hist events.csv m channel --bins 3,2")
    #expect(run.status == 2 && run.errors.contains("'channel' is a text, which has categories"))
    let map = try Program(onFiles: "hist events.csv m w --bins 3,2 --range 0:6,0.5:2.5")
    #expect(
      map.output.hasPrefix(
        """
        events.csv

        w ↑ over m →
        [1.5, 2.5) │███│
        [0.5, 1.5) │███│
                   └───┘
                    [0, 2) … [4, 6)
                    ░ up to 0.2500, ▒ up to 0.5000, ▓ up to 0.7500, █ up to 1.000
        """))
  }

  @Test func `texts and truth values have a bin each`() throws {
    let texts = try Program(onFiles: "hist events.csv channel").output
    #expect(texts.contains("\nee  3 ± 1.732 │") && texts.contains("\nmm  3 ± 1.732 │"))
    let truths = try Program(onFiles: "hist events.csv", and: ["m > 1"]).output
    #expect(truths.contains("\nfalse      1 ± 1 │") && truths.contains("\n true  5 ± 2.236 │"))
  }

  @Test func `standard input is filled after a pass for the bins`() throws {
    let json = try Program(apus: ["hist", "-", "m", "--json"], input: FileExamples.csv).json
    #expect(json["source"] == "standard input" && json["integral"] == 6.0)
  }

  @Test func `what is read is not overwritten`() throws {
    try FileExamples.inFolder { folder in
      let file = folder.appending(path: "mix.root")
      let before = try Data(contentsOf: file)
      for formula in ["nMuon", "signal/mass"] {
        let run = try Program(apus: ["hist", "mix.root", formula, "-o", "mix.root"], in: folder)
        #expect(run.status == 2)
        #expect(run.errors.contains("mix.root is a file that is read; it is not overwritten"))
      }
      #expect(try Data(contentsOf: file) == before)
    }
  }

  @Test func `what a file of YODA has beside histograms is said to be left out`() throws {
    try withTemporaryFolder { folder in
      var histograms = HistogramCollection()
      try histograms.add(FileExamples.mass, at: "mass")
      let text =
        try HistogramYODA.text(of: histograms)
        + "BEGIN YODA_COUNTER_V3 /c\nPath: /c\n---\n1 1 1\nEND YODA_COUNTER_V3\n"
      try Data(text.utf8).write(to: folder.appending(path: "a.yoda"))
      let message = "a.yoda: blocks that are no histograms of counts are left out\n"
      let shown = try Program(apus: ["hist", "a.yoda"], in: folder)
      #expect(shown.status == 0 && shown.errors == "note: \(message)")
      let converted = try Program(apus: ["convert", "a.yoda", "a.csv"], in: folder)
      #expect(converted.status == 1 && converted.errors.hasPrefix("warning: \(message)"))
    }
  }

  @Test(arguments: [["inspect", "d.json"], ["hist", "d.json"], ["convert", "d.json", "d.csv"]])
  func `contents without variances are said to be taken for counts`(arguments: [String]) throws {
    try withTemporaryFolder { folder in
      let text = """
        {"uhi_schema": 1, "axes": [{"type": "regular", "lower": 0, "upper": 2, "bins": 2, \
        "underflow": false, "overflow": false, "circular": false}], \
        "storage": {"type": "double", "values": [1, 4]}}
        """
      try Data(text.utf8).write(to: folder.appending(path: "d.json"))
      let run = try Program(apus: arguments, in: folder)
      #expect(run.status == 0)
      #expect(
        run.errors == """
          note: d.json: storages of type 'double' have no variances; their values are taken for numbers of \
          events without weights

          """)
    }
  }

  @Test func `what is NaN is in no bin, with a warning`() throws {
    let run = try Program(onFiles: "hist events.csv", and: ["sqrt(m - 1)", "--range", "0", "3"])
    #expect(run.status == 1 && run.output.contains("entries    5\n"))
    #expect(run.errors == "warning: 1 value is NaN and in no bin\n")
  }

  @Test func `a histogram of a file is shown by its path`() throws {
    for file in ["mix.root", "templates.json"] {
      let run = try Program(onFiles: "hist \(file) signal/mass")
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.hasPrefix("\(file), 'signal/mass'\n\nMass: m [GeV]\n"))
      #expect(run.output.contains("\n[100, 110)      1 ± 1 │████████\n"))
      // 105, 115, 125 and 135 with 1, 2, 3 and 4: mean 125, variance 100.
      #expect(run.output.contains("\nmean       125\ndeviation  10\nunderflow  0\noverflow   5\n"))
    }
    let which = try Program(onFiles: "hist templates.json")
    #expect(
      which.errors
        == "error: templates.json: which histogram? There are signal/mass, background/mass\n")
    let options = try Program(onFiles: "hist mix.root signal/mass --bins 3")
    #expect(options.status == 2 && options.errors.contains("--bins is for events"))
  }

  @Test(arguments: ["root", "json", "csv", "yoda"])
  func `a histogram is written and read again`(ending: String) throws {
    try FileExamples.inFolder { folder in
      let name = "h.\(ending)"
      let run = try Program(
        apus: ["hist", "events.csv", "m", "--bins", "6", "--range", "0", "6", "-o", name],
        in: folder)
      #expect(run.status == 0, "\(run.errors)")
      let read = try HistogramCollection(contentsOf: folder.appending(path: name))
      #expect(read.paths == ["m"])
      #expect(read[0].histogram.values == [1, 1, 1, 1, 1, 1])
      #expect(read[0].histogram.axis.edges == [0, 1, 2, 3, 4, 5, 6])
    }
  }

  @Test func `in ROOT entries and sums are those of what was filled`() throws {
    try FileExamples.inFolder { folder in
      _ = try Program(
        apus: ["hist", "events.csv", "m", "--edges", "0,2,6", "--weight", "w", "-o", "h.root"],
        in: folder)
      let histogram = try ROOTFile(contentsOf: folder.appending(path: "h.root")).histogram("m")
      #expect(histogram.className == "TH1D" && histogram.entries == 6)
      // Σ w m of 0.5, 1.5, … with weights 1 and 2 in turn.
      #expect(histogram.statistics.sums == [7.5 + 2 * 10.5])
    }
  }
}
