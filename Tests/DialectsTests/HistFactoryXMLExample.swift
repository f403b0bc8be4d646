import Dialects
import Foundation
import HistFactory
import TestSupport

/// A description with every kind of element, as texts in which tests replace parts.
struct HistFactoryXMLExample {
  static let combination = """
    <?xml version="1.0"?>
    <!-- a comment with <Tags> -->
    <!DOCTYPE Combination SYSTEM 'HistFactorySchema.dtd'>
    <Combination OutputFilePrefix="./results/example">
      <Input>./config/channel.xml</Input>
      <Measurement Name="first" Lumi="2." LumiRelErr="0.1" ExportOnly="True">
        <POI> mu </POI>
        <ParamSetting Const="True">Lumi alpha_scale</ParamSetting>
        <ParamSetting Val="0.5">
          alpha_norm
        </ParamSetting>
      </Measurement>
    </Combination>
    """

  static let channel = """
    <!DOCTYPE Channel  SYSTEM 'HistFactorySchema.dtd'>
    <Channel Name="A &amp; B" InputFile="data.root" HistoPath="/nominal">
      <Data HistoName="data" HistoPath="" />
      <StatErrorConfig RelErrorThreshold="0." ConstraintType="Gaussian" />
      <Sample Name="signal" HistoName="sig" NormalizeByTheory="True">
        <NormFactor Name="mu" Val="1" Low="0." High="3." Const="False" />
        <OverallSys Name="norm" Low="0.9" High="1.2"/>
        <StatError Activate="False" />
      </Sample>
      <Sample Name="background" HistoName="bkg" NormalizeByTheory="False">
        <HistoSys Name="scale" HistoNameLow="bkg" HistoNameHigh="bkg"
          HistoPathLow="down" HistoPathHigh="up"/>
        <ShapeSys Name="shape" HistoName="relative" ConstraintType="Poisson"/>
        <ShapeFactor Name="free"/>
        <StatError Activate="True"/>
      </Sample>
      <Sample Name="other" HistoName="other" NormalizeByTheory="False">
        <StatError Activate="True" HistoName="relative"/>
        <NormFactor Name="k" Val="1" Low="0" High="5"/>
      </Sample>
    </Channel>
    """

  static let workspace = Workspace(
    channels: [
      .init(
        name: "A & B",
        samples: [
          .init(
            name: "signal", data: [5, 10],
            modifiers: [
              .init(name: "lumi", effect: .luminosity), .init(name: "mu", effect: .normFactor),
              .init(name: "norm", effect: .normSys(low: 0.9, high: 1.2)),
            ]),
          .init(
            name: "background", data: [50, 64],
            modifiers: [
              .init(name: "scale", effect: .histoSys(low: [45, 60], high: [55, 70])),
              .init(name: "shape", effect: .shapeSys([5, 16])),
              .init(name: "free", effect: .shapeFactor),
              .init(name: "staterror_A & B", effect: .statError([3, 4])),
            ]),
          .init(
            name: "other", data: [9, 16],
            modifiers: [
              .init(name: "staterror_A & B", effect: .statError([0.9, 4])),
              .init(name: "k", effect: .normFactor),
            ]),
        ])
    ],
    observations: [.init(name: "A & B", data: [60, 90])],
    measurements: [
      .init(
        name: "first", parameterOfInterest: "mu",
        parameters: [
          .init(
            name: "lumi", inits: [2], bounds: [[1, 3]], auxdata: [2], sigmas: [0.2], fixed: true),
          .init(name: "mu", inits: [1], bounds: [[0, 3]], fixed: false),
          .init(name: "k", inits: [1], bounds: [[0, 5]]),
          .init(name: "scale", fixed: true), .init(name: "norm", inits: [0.5]),
        ])
    ])

  var combination = Self.combination
  var channel = Self.channel

  /// The example with one part replaced, which must be in one of its texts.
  func replacing(_ part: String, with other: String) -> HistFactoryXMLExample {
    precondition((combination + channel).contains(part), "the example has no \(part)")
    return HistFactoryXMLExample(
      combination: combination.replacing(part, with: other, maxReplacements: 1),
      channel: channel.replacing(part, with: other, maxReplacements: 1))
  }

  /// Writes the texts to files and reads them.
  func read(_ inexpressible: Inexpressible = .refused) throws -> WorkspaceConversion {
    try withTemporaryFolder { folder in
      let config = folder.appending(path: "config")
      try FileManager.default.createDirectory(at: config, withIntermediateDirectories: true)
      try Data(channel.utf8).write(to: config.appending(path: "channel.xml"))
      let file = config.appending(path: "example.xml")
      try Data(combination.utf8).write(to: file)
      do {
        return try HistFactoryXML(contentsOf: file, relativeTo: folder).workspace(
          templates: Self.templates(in: folder), inexpressible: inexpressible)
      } catch let error as DialectError {
        let text = error.description.replacing(folder.path + "/", with: "")
        throw Failure(text: text.replacing(folder.path, with: "/…"))
      }
    }
  }

  /// An error's text without the temporary folder.
  struct Failure: Error { let text: String }

  static func templates(in folder: URL) -> MemoryTemplates {
    MemoryTemplates(
      folder.appending(path: "data.root"),
      [
        "data": [60, 90], "nominal/sig": [5, 10], "nominal/bkg": [50, 64], "down/bkg": [45, 60],
        "up/bkg": [55, 70], "relative": [0.1, 0.25], "nominal/other": [9, 16], "short": [1],
        "infinite": [1, .infinity],
      ], variances: ["nominal/bkg": [9, 16]])
  }
}
