import FitConfigurations
import Testing

@Suite("Configurations that contradict themselves")
struct ValidationTests {
  typealias Change = @Sendable (inout FitConfiguration) -> Void

  struct Mistake: CustomTestStringConvertible {
    let change: Change
    let error: String

    init(_ error: String, _ change: @escaping Change) {
      (self.error, self.change) = (error, change)
    }

    var testDescription: String { error }
  }

  static let mistakes = [
    Mistake("the general settings: there are no regions; at least one is needed") {
      $0.regions = []
    },
    Mistake("the region 'SR': there are two of this name; give each its own") {
      $0.regions[1].name = "SR"
    },
    Mistake("the systematic uncertainty 'tilt': there are two of this name; give each its own") {
      $0.systematics[0].name = "tilt"
    },
    Mistake("the sample '': a name is needed, on one line") { $0.samples[2].name = "" },
    Mistake("the norm factor 'a\nb': a name is needed, on one line") {
      $0.normFactors[0].name = "a\nb"
    },
    Mistake(
      "the general settings: 0 samples are data; expected exactly one, with 'Data: True'"
    ) { $0.samples[0].isData = false },
    Mistake(
      "the general settings: 2 samples are data (Data, B); expected exactly one, with 'Data: True'"
    ) { $0.samples[2].isData = true },
    Mistake("the sample 'Data': the region 'CR' is without data; every region needs them") {
      $0.samples[0].regions = ["SR"]
    },
    Mistake(
      """
      the sample 'S': it has no 'Tree' and others have one; give one to every sample to fill \
      histograms from events, or to none to read histograms
      """
    ) { $0.samples[1].tree = nil },
    Mistake("the region 'CR': no sample but the data is in it") {
      $0.samples[2].regions = ["SR"]
    },
    Mistake("the region 'CR': 'Variable' is missing: the formula of what is binned") {
      $0.regions[1].variable = nil
    },
    Mistake("the region 'CR': 'Binning' is missing: the edges of the bins") {
      $0.regions[1].binning = nil
    },
    Mistake("the region 'CR': 'Binning' has 1 edges; a bin needs two") {
      $0.regions[1].binning = [1]
    },
    Mistake("the region 'CR': 'Binning' goes from nan to 1.0; edges have to increase") {
      $0.regions[1].binning = [.nan, 1]
    },
    Mistake("the region 'CR': 'Binning' has the edge inf; edges have to be finite") {
      $0.regions[1].binning = [1, .infinity]
    },
    Mistake("the sample 'S': there is no region 'SRR'; did you mean 'SR' or 'CR'?") {
      $0.samples[1].regions = ["SRR"]
    },
    Mistake("the norm factor 'mu': there is no sample 'Dat'; did you mean 'Data'?") {
      $0.normFactors[0].samples = ["Dat"]
    },
    Mistake("the norm factor 'mu': its list of samples is empty; leave it away for all of them") {
      $0.normFactors[0].samples = []
    },
    Mistake("the norm factor 'mu': 'Nominal' is 11.0, outside of 'Bounds' [0.0, 10.0]") {
      ($0.normFactors[0].nominal, $0.normFactors[0].bounds) = (11, 0...10)
    },
    Mistake(
      "the systematic uncertainty 'lumi': 'Normalization' is inf and 0.0; expected finite numbers"
    ) { $0.systematics[0].effect = .normalization(up: .infinity, down: 0) },
    Mistake(
      """
      the systematic uncertainty 'tilt': 'Up' and 'Down' are both symmetrized; one of them has to \
      have a template
      """
    ) { $0.systematics[1] = .template("tilt", up: .symmetrized, down: .symmetrized) },
    Mistake("the systematic uncertainty 'tilt': there is no region 'SB'; did you mean 'SR'?") {
      $0.systematics[1] = .template(
        "tilt", up: .symmetrized, down: .changing(), smoothing: Smoothing(regions: ["SB"]))
    },
    Mistake(
      """
      the systematic uncertainty 'tilt': it and 'lumi' share the parameter 'lumi' and both act on the \
      sample 'B' in the region 'SR'; give one of them other regions or samples
      """
    ) { $0.systematics[1].modifierName = "lumi" },
    Mistake(
      """
      the systematic uncertainty 'lumi': a norm factor is called 'mu', too; a parameter is either \
      free or constrained
      """
    ) { $0.systematics[0].modifierName = "mu" },
    Mistake(
      """
      the general settings: 'POI': there is no norm factor or systematic uncertainty 'm'; did you \
      mean 'mu'?
      """
    ) { $0.parameterOfInterest = "m" },
    Mistake(
      """
      the general settings: 'Fixed': there is no norm factor or systematic uncertainty 'tlit'; did \
      you mean 'tilt'?
      """
    ) { $0.fixed = [FixedParameter("tlit", at: 0)] },
    Mistake("the general settings: 'Fixed' has the parameter 'tilt' twice") {
      $0.fixed = [FixedParameter("tilt", at: 0), FixedParameter("tilt", at: 1)]
    },
    Mistake("the general settings: 'Fixed' holds 'tilt' at nan") {
      $0.fixed = [FixedParameter("tilt", at: .nan)]
    },
    Mistake(
      "the general settings: 'Fixed' holds 'mu' at 2.0, outside of its 'Bounds' [0.0, 1.0]"
    ) {
      $0.normFactors[0].bounds = 0...1
      $0.fixed = [FixedParameter("mu", at: 2)]
    },
    Mistake(
      """
      the general settings: 'Fixed' holds 'mu' at 2.0 and its 'Nominal' is 1.0; leave one of them \
      away
      """
    ) {
      $0.normFactors[0].nominal = 1
      $0.fixed = [FixedParameter("mu", at: 2)]
    },
    Mistake(
      """
      the general settings: 'InputPath' is '{RegionPath}/{Sample}', with the unknown placeholder \
      '{Sample}'
      """
    ) { $0.inputPath = "{RegionPath}/{Sample}" },
    Mistake(
      """
      the region 'CR': 'RegionPath' is missing; it stands in 'InputPath' \
      ('{RegionPath}/{SamplePath}')
      """
    ) { $0.regions[1].path = nil },
    Mistake(
      """
      the sample 'B': 'SamplePath' is missing; it stands in 'InputPath' ('{RegionPath}/{SamplePath}')
      """
    ) { $0.samples[2].paths = nil },
    Mistake("the sample 'B': 'SamplePath' has a path twice, whose events would count twice") {
      $0.samples[2].paths = ["b", "b"]
    },
    Mistake("the systematic uncertainty 'tilt': 'SamplePath' is an empty list") {
      $0.systematics[1] = .template("tilt", up: .changing(samplePaths: []), down: .symmetrized)
    },
    Mistake(
      """
      the general settings: 'InputPath' is '{RegionPath}/{SamplePath}'; of histograms, a colon has to \
      divide the file from the place in it, as in 'file.root:{RegionPath}/{SamplePath}'. To fill them \
      from events, give every sample a 'Tree'
      """
    ) { for index in $0.samples.indices { $0.samples[index].tree = nil } },
    Mistake("the sample 'B': 'SamplePath' has 2 paths; histograms are read from one path each") {
      for index in $0.samples.indices { $0.samples[index].tree = nil }
      $0.inputPath = "f:{RegionPath}/{SamplePath}"
      $0.samples[2].paths = ["b", "c"]
    },
  ]

  @Test(arguments: mistakes)
  func `are refused`(mistake: Mistake) throws {
    var configuration = try SmallConfiguration.value
    try configuration.validate()
    mistake.change(&configuration)
    let error = try #require(throws: FitConfigurationError.self) { try configuration.validate() }
    #expect(error.description == mistake.error)
  }

  @Test func `settings read from a file are found in it`() throws {
    let yaml = SmallConfiguration.yaml.replacing("Samples: \"B\"", with: "Samples: \"C\"")
    let error = try #require(throws: FitConfigurationError.self) {
      try FitConfiguration(yaml: yaml, file: "config.yml")
    }
    #expect(
      error.description
        == "config.yml:19:5: the systematic uncertainty 'tilt': there is no sample 'C'")
  }
}
