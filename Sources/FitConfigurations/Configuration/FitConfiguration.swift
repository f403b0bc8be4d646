/// What a fit is made of, declared instead of programmed: regions, samples, norm factors and
/// systematic uncertainties, and the files that their events or histograms are in.
///
/// ```swift
/// let configuration = FitConfiguration(
///   measurement: "search", parameterOfInterest: "mu", inputPath: "ntuples/{SamplePath}",
///   regions: [.init("SR", variable: "jet_pt", binning: [200, 300, 400, 600], filter: "nJet > 3")],
///   samples: [
///     .data("Data", tree: "events", paths: ["data.root"]),
///     .init("Signal", tree: "events", paths: ["signal.root"], weight: "weight"),
///     .init("Background", tree: "events", paths: ["background.root"], weight: "weight"),
///   ],
///   normFactors: [.init("mu", samples: ["Signal"], nominal: 1, bounds: 0...10)],
///   systematics: [
///     .normalization("Luminosity", up: 0.02, down: -0.02),
///     .template("Scale", up: .changing(weight: "weight_up"), down: .symmetrized),
///   ])
/// let build = try configuration.build(relativeTo: folder)
/// try build.workspace.write(to: URL(filePath: "workspace.json"))
/// ```
///
/// A file in YAML or JSON says the same in the format of cabinetry: see ``init(contentsOf:)``.
///
/// Whether templates are filled from events or read as histograms is decided by the samples: all of
/// them name a tree, or none does.
public struct FitConfiguration: Sendable, Equatable {
  /// The name of the measurement.
  public var measurement: String
  /// The parameter of interest, a norm factor or a systematic uncertainty; nil for none.
  public var parameterOfInterest: String?
  /// The path of every template's files, with `{RegionPath}` and `{SamplePath}` for what regions and
  /// samples put there. Of histograms it goes on behind a colon into the file, and `{VariationPath}`
  /// may be in it, too. Names of files may have the wildcards `*`, `?` and `[…]` where the file has
  /// events.
  public var inputPath: String
  /// What stands for `{VariationPath}` where no systematic uncertainty says otherwise.
  public var variationPath: String
  /// The folder where cabinetry keeps its histograms; Apus leaves it alone.
  public var histogramFolder: String?
  /// Parameters that fits do not vary.
  public var fixed: [FixedParameter]
  /// The regions, which become channels.
  public var regions: [Region]
  /// The processes, and the data among them.
  public var samples: [Sample]
  /// The free factors.
  public var normFactors: [NormFactor]
  /// The systematic uncertainties.
  public var systematics: [Systematic]

  /// - Parameters:
  ///   - measurement: The name of the measurement.
  ///   - parameterOfInterest: A norm factor or a systematic uncertainty; nil for none.
  ///   - inputPath: The path of the files, with placeholders.
  ///   - variationPath: What stands for `{VariationPath}` in nominal templates.
  ///   - histogramFolder: The folder where cabinetry keeps its histograms.
  ///   - fixed: Parameters that fits do not vary.
  ///   - regions: The regions.
  ///   - samples: The processes and the data.
  ///   - normFactors: The free factors.
  ///   - systematics: The systematic uncertainties.
  public init(
    measurement: String, parameterOfInterest: String? = nil, inputPath: String,
    variationPath: String = "", histogramFolder: String? = nil, fixed: [FixedParameter] = [],
    regions: [Region], samples: [Sample], normFactors: [NormFactor],
    systematics: [Systematic] = []
  ) {
    self.measurement = measurement
    self.parameterOfInterest = parameterOfInterest
    self.inputPath = inputPath
    self.variationPath = variationPath
    self.histogramFolder = histogramFolder
    self.fixed = fixed
    self.regions = regions
    self.samples = samples
    self.normFactors = normFactors
    self.systematics = systematics
  }

  /// Whether templates are filled from events: a sample names a tree.
  public var readsEvents: Bool { samples.contains { $0.tree != nil } }
}
