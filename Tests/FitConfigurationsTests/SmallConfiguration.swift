import FitConfigurations

/// A configuration of two regions in which a test breaks one thing.
enum SmallConfiguration {
  static let yaml = """
    General:
      Measurement: "m"
      POI: "mu"
      InputPath: "{RegionPath}/{SamplePath}"
    Regions:
      - Name: "SR"
        RegionPath: "sr"
        Variable: "x"
        Binning: [0, 1, 2, 3]
      - {Name: "CR", RegionPath: "cr", Variable: "y", Binning: [0, 3], Filter: "x > 0"}
    Samples:
      - {Name: "Data", Tree: "t", SamplePath: "data", Data: True}
      - {Name: "S", Tree: "t", SamplePath: "s", Regions: "SR"}
      - {Name: "B", Tree: "t", SamplePath: "b", Weight: "w"}
    NormFactors:
      - {Name: "mu", Samples: "S"}
    Systematics:
      - {Name: "lumi", Type: "Normalization", Up: {Normalization: 0.1}, Down: {Normalization: -0.1}}
      - Name: "tilt"
        Type: "NormPlusShape"
        Up: {Weight: "w * x"}
        Down: {Symmetrize: True}
        Samples: "B"

    """

  static var value: FitConfiguration {
    get throws { try FitConfiguration(yaml: yaml, file: "config.yml") }
  }
}
