import HistFactory

extension Datacard {
  /// The card as a workspace, as far as HistFactory can express it.
  ///
  /// | card | workspace |
  /// |---|---|
  /// | signal (number below 1) | `normfactor` `r`, the parameter of interest: 1 in [0, 20] |
  /// | `lnN` κ | `normsys` with 1/κ and κ |
  /// | `lnN` κ₋/κ₊ | `normsys` with κ₋ and κ₊ |
  /// | `lnU` κ | `normfactor` in [1/κ, κ], if every effect is the same |
  /// | `gmN` | `shapesys` of one bin, if it has events and one effect |
  /// | `shape` | `histosys` at constant yield, and `normsys` with the ratio of yields |
  /// | `rateParam` with a value | `normfactor` with its range, which is [0, 10] times the value if none |
  /// | `autoMCStats` | `staterror`; `shapesys` for processes with few effective events |
  ///
  /// A lnN κ multiplies by κ^α, which is HistFactory's interpolation code 1 (in Combine, asymmetric ones
  /// are smoothed within |α| < ½); the default code 4 equals it for |α| ≥ 1 and differs inside. So make
  /// the model with `HistFactoryModel(workspace, factorInterpolation: .piecewiseExponential)`.
  ///
  /// Combine varies the normalised template and the yield apart from each other, the former by the
  /// polynomial and lines of HistFactory's code 4p, the latter as a lnN. A `histosys` for
  /// the one and a `normsys` for the other say the same; a single `histosys` would add where Combine
  /// multiplies. Ratios within 10⁻⁶ of 1, the precision of single-precision histograms, are no factor.
  /// Mode 2 of `autoMCStats` asks for the single `histosys`. With a scale, the templates at α = ±1 are
  /// what Combine's interpolation has there, and ratios are raised to its power.
  ///
  /// With `autoMCStats`, a bin whose backgrounds have more effective events (Σn)²/Σe² than the threshold
  /// has one factor for all processes, of width e/n at nominal rates, which stays as it is where
  /// Combine's e follows the rates. Below it each process has its own: a Poisson constraint of n²/e²
  /// events, rounded, if they do not exceed the threshold, otherwise a normal one. Combine's factors of
  /// templates without content cannot be expressed.
  ///
  /// Templates are scaled to the rate, from which they may differ by 1 %, except in channels with
  /// `autoMCStats`, where Combine, too, takes them as they are; processes with rate 0 are left out. Bins
  /// below 0 are 0, as in Combine, which has 10⁻⁹ in all bins that are empty.
  /// Cards without shapes have one bin for each channel. Groups change nothing.
  /// - Parameters:
  ///   - templates: What reads the histograms' files: ROOT's, unless said otherwise.
  ///   - mass: What stands for `$MASS` in files and paths.
  ///   - inexpressible: What happens to lines that a workspace cannot express.
  /// - Throws: `DialectError` with the line.
  public func workspace(
    templates: any TemplateSource = ROOTTemplates(), mass: String = "120",
    inexpressible: Inexpressible = .refused
  ) throws -> WorkspaceConversion {
    let notes = NoteTaker(inexpressible)
    for line in self.inexpressible { try notes.leaveOut(line.reason, at: line.place) }
    let lookup = TemplateLookup(source: templates, folder: folder)
    let converter = DatacardConverter(
      card: self, shapes: ShapeFinder(rules: shapes, lookup: lookup, mass: mass), notes: notes)
    return try WorkspaceConversion(
      validating: converter.workspace(), notes: notes, of: place.file)
  }
}
