/// Reads cabinetry's keys; remembers where each part was.
struct ConfigurationReader {
  let file: String
  private(set) var places: [ConfigurationItem: ConfigurationPlace] = [:]

  init(file: String) { self.file = file }

  mutating func configuration(_ text: String) throws -> FitConfiguration {
    let root = try Settings(
      ConfigurationDocument(text, file: file).root, owner: "the configuration", file: file,
      keys: ["General", "Regions", "Samples", "NormFactors", "Systematics"], allowsHidden: true)
    let general = try root.required("General") {
      try root.settings($0, owner: "General", keys: Self.generalKeys)
    }
    remember(.general, general)
    return try FitConfiguration(
      measurement: general.requiredText("Measurement"), parameterOfInterest: general.text("POI"),
      inputPath: general.requiredText("InputPath"),
      variationPath: general.text("VariationPath") ?? "",
      histogramFolder: general.text("HistogramFolder"),
      fixed: general.items("Fixed", called: "a fixed parameter", keys: ["Name", "Value"])
        .map {
          FitConfiguration.FixedParameter(
            try $0.requiredText("Name"), at: try $0.requiredNumber("Value"))
        },
      regions: regions(root), samples: samples(root), normFactors: normFactors(root),
      systematics: systematics(root))
  }

  private static let generalKeys = [
    "Measurement", "POI", "InputPath", "HistogramFolder", "Fixed", "VariationPath",
  ]

  mutating func remember(_ item: ConfigurationItem, _ settings: Settings) {
    // The second of two equal names is where the mistake is.
    places[item] = settings.place
  }

  private mutating func regions(_ root: Settings) throws -> [FitConfiguration.Region] {
    try root.requireKey("Regions")
    return try root.items(
      "Regions", called: "a region", keys: ["Name", "Variable", "Binning", "Filter", "RegionPath"]
    ).map { item in
      let name = try item.requiredText("Name")
      remember(.region(name), item)
      return try FitConfiguration.Region(
        name, variable: item.text("Variable"), binning: item.numbers("Binning"),
        filter: item.text("Filter"), path: item.text("RegionPath"))
    }
  }

  private mutating func samples(_ root: Settings) throws -> [FitConfiguration.Sample] {
    try root.requireKey("Samples")
    let keys = [
      "Name", "Tree", "Filter", "Weight", "SamplePath", "Data", "DisableStaterror", "Regions",
    ]
    return try root.items("Samples", called: "a sample", keys: keys).map { item in
      let name = try item.requiredText("Name")
      remember(.sample(name), item)
      return try FitConfiguration.Sample(
        name, tree: item.text("Tree"), paths: item.texts("SamplePath"),
        weight: item.text("Weight"), filter: item.text("Filter"),
        isData: item.flag("Data") ?? false,
        hasStatisticalErrors: !(item.flag("DisableStaterror") ?? false),
        regions: item.texts("Regions"))
    }
  }

  private mutating func normFactors(_ root: Settings) throws -> [FitConfiguration.NormFactor] {
    try root.requireKey("NormFactors")
    return try root.items(
      "NormFactors", called: "a norm factor",
      keys: ["Name", "Regions", "Samples", "Nominal", "Bounds"]
    ).map { item in
      let name = try item.requiredText("Name")
      remember(.normFactor(name), item)
      return try FitConfiguration.NormFactor(
        name, regions: item.texts("Regions"), samples: item.texts("Samples"),
        nominal: item.number("Nominal"), bounds: item.range("Bounds"))
    }
  }
}
