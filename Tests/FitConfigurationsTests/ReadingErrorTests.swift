import FitConfigurations
import Foundation
import Testing

@Suite("Configuration files that are none")
struct ReadingErrorTests {
  /// A text of the small configuration, what stands in its place, and the error.
  struct Mistake: CustomTestStringConvertible {
    let old: String
    let new: String
    let error: String

    init(_ old: String, _ new: String, _ error: String) {
      (self.old, self.new, self.error) = (old, new, error)
    }

    var testDescription: String { new }
  }

  static let mistakes = [
    Mistake(
      "Variable: \"x\"", "Varible: \"x\"",
      """
      config.yml:8:5: Regions[0] 'SR': unknown key 'Varible'; did you mean 'Variable'?
      The keys there are: Name, Variable, Binning, Filter, RegionPath
      """),
    Mistake(
      "Systematics:", "Systematic:",
      """
      config.yml:17:1: the configuration: unknown key 'Systematic'; did you mean 'Systematics'?
      The keys there are: General, Regions, Samples, NormFactors, Systematics
      """),
    Mistake(
      "  Measurement: \"m\"\n", "", "config.yml:2:3: General: the key 'Measurement' is missing"),
    Mistake(
      "NormFactors:\n  - {Name: \"mu\", Samples: \"S\"}\n", "",
      "config.yml:1:1: the configuration: the key 'NormFactors' is missing"),
    Mistake(
      "Name: \"SR\"", "Name: 2018",
      "config.yml:6:11: Regions[0] '2018': 'Name' is 2018; expected a text; put it in quotes"),
    Mistake(
      "Weight: \"w\"}", "Weight: 0.5}",
      "config.yml:14:53: Samples[2] 'B': 'Weight' is 0.5; expected a text; put it in quotes"),
    Mistake(
      "Binning: [0, 1, 2, 3]", "Binning: [0, 1, \"2\", 3]",
      "config.yml:9:21: Regions[0] 'SR': 'Binning' is the text '2'; expected a number"),
    Mistake(
      "Binning: [0, 1, 2, 3]", "Binning: \"10, 0, 5\"",
      "config.yml:9:14: Regions[0] 'SR': 'Binning' is the text '10, 0, 5'; expected a list of numbers"
    ),
    Mistake(
      "Binning: [0, 1, 2, 3]", "Binning: [0, .inf]",
      "config.yml:9:18: Regions[0] 'SR': 'Binning' is .inf; expected a finite number"),
    Mistake(
      "Binning: [0, 1, 2, 3]", "Binning: [0, 2, 1]",
      "config.yml:6:5: the region 'SR': 'Binning' goes from 2.0 to 1.0; edges have to increase"),
    Mistake(
      "Data: True", "Data: maybe",
      "config.yml:12:57: Samples[0] 'Data': 'Data' is the text 'maybe'; expected True or False"),
    Mistake(
      "Samples: \"S\"}", "Samples: [\"S\", \"S\"]}",
      """
      config.yml:16:27: NormFactors[0] 'mu': 'Samples' is a list of 2; expected a text, or a list of \
      different texts
      """),
    Mistake(
      "Samples: \"S\"}", "Samples: \"S\", Bounds: [10, 0]}",
      """
      config.yml:16:40: NormFactors[0] 'mu': 'Bounds' is a list of 2; expected two numbers, the lower \
      bound first
      """),
    Mistake(
      "Up: {Weight: \"w * x\"}", "Up: {Weigth: \"w * x\"}",
      """
      config.yml:21:10: Systematics[1] 'tilt', Up: unknown key 'Weigth'; did you mean 'Weight'?
      The keys there are: Tree, Weight, Variable, Filter, RegionPath, SamplePath, Normalization, \
      Symmetrize, VariationPath
      """),
    Mistake(
      "Type: \"NormPlusShape\"", "Type: \"Shape\"",
      """
      config.yml:20:11: Systematics[1] 'tilt': 'Type' is the text 'Shape'; expected 'Normalization' or \
      'NormPlusShape'
      """),
    Mistake(
      "Down: {Normalization: -0.1}", "Down: {Symmetrize: True}",
      """
      config.yml:18:88: Systematics[0] 'lumi', Down: 'Symmetrize' is the truth value True; expected no \
      such key: the type Normalization takes only 'Normalization'
      """),
    Mistake(
      "Down: {Normalization: -0.1}", "Down: {}",
      "config.yml:18:75: Systematics[0] 'lumi', Down: the key 'Normalization' is missing"),
    Mistake(
      "Down: {Symmetrize: True}", "Down: {Symmetrize: True, Weight: \"w\"}",
      """
      config.yml:22:38: Systematics[1] 'tilt', Down: 'Weight' is the text 'w'; expected no such key: a \
      symmetrized template is made from the other direction's
      """),
    Mistake(
      "    Samples: \"B\"\n", "    Samples: \"B\"\n    Smoothing: {Algorithm: \"353QH\"}\n",
      """
      config.yml:24:28: Systematics[1] 'tilt', Smoothing: 'Algorithm' is the text '353QH'; expected \
      '353QH, twice'
      """),
    Mistake(
      "Regions:\n", "Regions: 3\n.rest:\n",
      "config.yml:5:10: the configuration: 'Regions' is 3; expected a list, in which each entry is a region"
    ),
    Mistake(
      "  - Name: \"SR\"\n", "  - \"SR\"\n  - Name: \"SR\"\n",
      "config.yml:6:5: Regions[0]: it is the text 'SR'; expected keys and values"),
    Mistake(
      "  POI: \"mu\"\n", "  POI: \"mu\"\n  POI: \"mu\"\n",
      "config.yml:3:3: the key 'POI' is there twice"),
    Mistake(
      "Binning: [0, 1, 2, 3]", "Binning: [0, 1, 2, 3",
      """
      config.yml:10:5: not valid YAML: while parsing a flow sequence at line 9: did not find expected \
      ',' or ']'
      """),
    Mistake(
      "Weight: \"w\"}", "Weight: *w}", "config.yml:14:53: not valid YAML: found undefined alias"),
    Mistake(
      "  Measurement: \"m\"\n", "  <<: 3\n  Measurement: \"m\"\n",
      """
      config.yml:2:7: General: '<<' is 3; expected keys and values to be merged in, or a list of such
      """),
    Mistake(
      "  Measurement: \"m\"\n", "  [1]: 3\n  Measurement: \"m\"\n",
      "config.yml:2:3: a key is a list of 1; expected a text"),
  ]

  @Test(arguments: mistakes)
  func `are refused, with the place`(mistake: Mistake) throws {
    let yaml = SmallConfiguration.yaml.replacing(mistake.old, with: mistake.new, maxReplacements: 1)
    try #require(yaml != SmallConfiguration.yaml)
    let error = try #require(throws: FitConfigurationError.self) {
      try FitConfiguration(yaml: yaml, file: "config.yml")
    }
    #expect(error.description == mistake.error)
  }

  @Test(arguments: [
    ("", "config.yml: there is nothing in it"),
    ("# only a comment\n", "config.yml: there is nothing in it"),
    ("- 1", "config.yml:1:1: the configuration: it is a list of 1; expected keys and values"),
    ("{} {}", "config.yml:1:4: not valid YAML: did not find expected <document start>"),
    ("a: &a b\n*a : 1", "config.yml:2:1: a key is an alias; expected a text"),
    ("a: \u{1}", "config.yml: not valid YAML: control characters are not allowed"),
  ])
  func `texts that are no configuration`(text: String, expected: String) throws {
    let error = try #require(throws: FitConfigurationError.self) {
      try FitConfiguration(yaml: text, file: "config.yml")
    }
    #expect(error.description == expected)
  }

  @Test(arguments: ["[", "{a: ", "- ", "? "])
  func `deep nesting is refused`(opening: String) {
    #expect(throws: FitConfigurationError.self) {
      try FitConfiguration(yaml: String(repeating: opening, count: 100_000))
    }
  }

  @Test(arguments: ["a39: 1", "? *a39\n: 1", "{[*a39, 1]: 1}", "General: {POI: *a39}"])
  func `lists of lists of aliases take no time`(end: String) {
    let lists = (1..<40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }
    let yaml = "a0: &a0 [x, x]\n" + lists.joined() + end
    #expect(throws: FitConfigurationError.self) { try FitConfiguration(yaml: yaml) }
  }

  @Test func `merged mappings of merged mappings take no time`() throws {
    let lists = (1..<40).map { ".a\($0): &a\($0) {<<: [*a\($0 - 1), *a\($0 - 1)]}\n" }
    let yaml = ".a0: &a0 {POI: mu}\n" + lists.joined() + "General: *a39\n"
    let error = try #require(throws: FitConfigurationError.self) {
      try FitConfiguration(yaml: yaml, file: "config.yml")
    }
    #expect(error.description.contains("more than 1000 mappings are merged here by '<<'"))
  }

  @Test func `merged mappings give way to keys, and the first of several counts`() throws {
    let yaml = SmallConfiguration.yaml.replacing(
      "General:\n",
      with: """
        .a: &a {VariationPath: "a", POI: "tilt"}
        .b: &b {VariationPath: "b", HistogramFolder: "h"}
        General:
          <<: [*a, *b]

        """)
    let configuration = try FitConfiguration(yaml: yaml)
    #expect(configuration.variationPath == "a")
    #expect(configuration.histogramFolder == "h")
    #expect(configuration.parameterOfInterest == "mu")
  }

  @Test func `files that cannot be read`() throws {
    let error = try #require(throws: FitConfigurationError.self) {
      try FitConfiguration(contentsOf: URL(filePath: "/nowhere/config.yml"))
    }
    #expect(error.description == "/nowhere/config.yml: cannot be read: no such file")
  }

  @Test func `every byte may be another one without a crash`() throws {
    var bytes = Array(SmallConfiguration.yaml.utf8)
    for index in bytes.indices {
      let kept = bytes[index]
      for other in [UInt8(ascii: "["), UInt8(ascii: "\"")] {
        bytes[index] = other
        _ = try? FitConfiguration(yaml: String(decoding: bytes, as: UTF8.self))
      }
      bytes[index] = kept
    }
  }

  /// Far more than a configuration has, and as many as libyaml reads.
  @Test func `lists in lists do not outgrow a small stack`() {
    nonisolated(unsafe) var error: (any Error)?
    let finished = DispatchSemaphore(value: 0)
    let thread = Thread {
      do { _ = try FitConfiguration(yaml: String(repeating: "- ", count: 900) + "x") } catch let
        failure
      {
        error = failure
      }
      finished.signal()
    }
    thread.stackSize = 256 << 10
    thread.start()
    finished.wait()
    #expect(error is FitConfigurationError)
  }
}
