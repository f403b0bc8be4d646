import Foundation
import HistFactory
import TestSupport

/// Files that the tests run the program on.
enum Examples {
  /// `uncorrelated_background` of pyhf's README: s = 12, 11; b = 50 ± 3, 52 ± 7; n = 51, 48.
  static let twoBins = """
    {
      "channels": [{"name": "singlechannel", "samples": [
        {"name": "signal", "data": [12, 11],
         "modifiers": [{"name": "mu", "type": "normfactor", "data": null}]},
        {"name": "background", "data": [50, 52],
         "modifiers": [{"name": "uncorr_bkguncrt", "type": "shapesys", "data": [3, 7]}]}
      ]}],
      "observations": [{"name": "singlechannel", "data": [51, 48]}],
      "measurements": [{"name": "Measurement", "config": {"poi": "mu", "parameters": []}}],
      "version": "1.0.0"
    }
    """

  /// The same with the counts of pyhf's docs/examples/json/2-bin_1-channel.json.
  static let documented = """
    {
      "channels": [{"name": "singlechannel", "samples": [
        {"name": "signal", "data": [5, 10],
         "modifiers": [{"name": "mu", "type": "normfactor", "data": null}]},
        {"name": "background", "data": [50, 60],
         "modifiers": [{"name": "uncorr_bkguncrt", "type": "shapesys", "data": [5, 12]}]}
      ]}],
      "observations": [{"name": "singlechannel", "data": [50, 60]}],
      "measurements": [{"name": "Measurement", "config": {"poi": "mu", "parameters": []}}],
      "version": "1.0.0"
    }
    """

  /// Two regions, normalisations and shapes, two measurements.
  static let twoRegions = """
    {
      "channels": [
        {"name": "SR", "samples": [
          {"name": "signal", "data": [2, 9, 4], "modifiers": [
            {"name": "mu", "type": "normfactor", "data": null},
            {"name": "JES", "type": "normsys", "data": {"lo": 0.9, "hi": 1.15}}]},
          {"name": "ttbar", "data": [40, 30, 20], "modifiers": [
            {"name": "JES", "type": "histosys",
             "data": {"lo_data": [36, 29, 21], "hi_data": [45, 32, 18]}},
            {"name": "mu_ttbar", "type": "normfactor", "data": null},
            {"name": "stat_SR", "type": "staterror", "data": [2, 2, 1.5]}]}
        ]},
        {"name": "CR", "samples": [
          {"name": "ttbar", "data": [400], "modifiers": [
            {"name": "JES", "type": "normsys", "data": {"lo": 0.97, "hi": 1.02}},
            {"name": "mu_ttbar", "type": "normfactor", "data": null}]}
        ]}
      ],
      "observations": [{"name": "SR", "data": [44, 41, 22]}, {"name": "CR", "data": [412]}],
      "measurements": [
        {"name": "search", "config": {"poi": "mu", "parameters": [
          {"name": "mu", "bounds": [[-5, 10]], "inits": [1]}]}},
        {"name": "background", "config": {"poi": "mu_ttbar", "parameters": []}}
      ],
      "version": "1.0.0"
    }
    """

  /// A background that waits for its signal, and a patch set for it.
  static let background = """
    {
      "channels": [{"name": "SR", "samples": [
        {"name": "background", "data": [50, 60],
         "modifiers": [{"name": "norm", "type": "normsys", "data": {"lo": 0.9, "hi": 1.1}}]}
      ]}],
      "observations": [{"name": "SR", "data": [52, 57]}],
      "measurements": [{"name": "Measurement", "config": {"poi": "mu", "parameters": []}}],
      "version": "1.0.0"
    }
    """

  static let signalPatch = """
    [{"op": "add", "path": "/channels/0/samples/-", "value":
      {"name": "signal", "data": [5, 10],
       "modifiers": [{"name": "mu", "type": "normfactor", "data": null}]}}]
    """

  static func patchSet(sha256: String) -> String {
    """
    {
      "metadata": {"references": {"hepdata": "ins1234567"}, "digests": {"sha256": "\(sha256)"},
        "labels": ["mass"], "description": "signals of a test"},
      "patches": [
        {"metadata": {"name": "light", "values": [100]}, "patch": \(signalPatch)},
        {"metadata": {"name": "heavy", "values": [500.5]},
         "patch": \(signalPatch.replacing("[5, 10]", with: "[1, 2]"))}
      ],
      "version": "1.0.0"
    }
    """
  }

  /// A counting experiment for Combine.
  static let card = """
    imax 1
    jmax 1
    kmax *
    bin a
    observation 12
    bin a a
    process sig bkg
    process 0 1
    rate 4 10
    lumi lnN 1.02 -
    norm lnN - 0.80/1.30
    """

  /// Two parameters that do the same thing.
  static let undetermined = twoBins.replacing("51, 48", with: "60, 60").replacing(
    #"{"name": "mu", "type": "normfactor", "data": null}"#,
    with: """
      {"name": "mu", "type": "normfactor", "data": null},
      {"name": "nu", "type": "normfactor", "data": null}
      """)

  /// Runs the body in a folder with all files.
  static func inFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    try withTemporaryFolder { folder in
      let digest = try JSONValue(json: Data(background.utf8)).digest(.sha256)
      for (name, text) in [
        ("two-bins.json", twoBins), ("documented.json", documented),
        ("two-regions.json", twoRegions), ("background.json", background),
        ("signal.json", signalPatch), ("patchset.json", patchSet(sha256: digest)),
        ("foreign.json", patchSet(sha256: String(repeating: "0", count: 64))),
        ("card.txt", card), ("undetermined.json", undetermined), ("empty.json", ""),
      ] {
        try Data(text.utf8).write(to: folder.appending(path: name))
      }
      return try body(folder)
    }
  }
}

extension Program {
  /// Runs `apus` in a folder with the examples.
  init(
    apus arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws {
    self = try Examples.inFolder { folder in
      try Program("apus", arguments, input: input, in: folder, environment: environment)
    }
  }

  /// Runs `apus` in a folder.
  init(apus arguments: [String], in folder: URL, input: String = "") throws {
    try self.init("apus", arguments, input: input, in: folder)
  }

  /// The output as JSON.
  var json: JSONValue { get throws { try JSONValue(json: Data(output.utf8)) } }
}

extension JSONValue {
  /// The number; NaN for anything else.
  var number: Double { if case .number(let number) = self { number.doubleValue } else { .nan } }

  /// The numbers of a list.
  var numbers: [Double] {
    if case .array(let elements) = self { elements.map(\.number) } else { [.nan] }
  }
}
