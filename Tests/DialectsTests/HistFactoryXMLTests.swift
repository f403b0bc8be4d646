import Dialects
import Foundation
import HistFactory
import TestSupport
import Testing

@Suite("HistFactory XML")
struct HistFactoryXMLTests {
  @Test func `every element`() throws {
    let conversion = try HistFactoryXMLExample().read()
    #expect(conversion.workspace == HistFactoryXMLExample.workspace)
    #expect(conversion.notes.isEmpty)
    _ = try HistFactoryModel(conversion.workspace)
  }

  @Test func `statistical errors without weights are those of counts`() throws {
    let example = HistFactoryXMLExample().replacing(
      "<StatError Activate=\"True\" HistoName=\"relative\"/>",
      with: "<StatError Activate=\"True\"/>")
    let sample = try example.read().workspace.channels[0].samples[2]
    #expect(sample.modifiers[0].effect == .statError([3, 4]))
  }

  @Test func `a varied histogram is sought where the sample's are, then at the top`() throws {
    let inherited = HistFactoryXMLExample().replacing("HistoPathLow=\"down\" ", with: "")
    #expect(try effect(of: inherited) == .histoSys(low: [50, 64], high: [55, 70]))
    let atTop = HistFactoryXMLExample().replacing(
      "HistoNameLow=\"bkg\"", with: "HistoNameLow=\"relative\"")
    #expect(try effect(of: atTop) == .histoSys(low: [0.1, 0.25], high: [55, 70]))
  }

  private func effect(of example: HistFactoryXMLExample) throws -> Workspace.Effect {
    try example.read().workspace.channels[0].samples[1].modifiers[0].effect
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    let part: String
    let replacement: String
    let message: String
    let consequence: String
    var testDescription: String { message }

    init(
      _ part: String, _ replacement: String, _ message: String,
      consequence: String = "it is left out"
    ) {
      (self.part, self.replacement, self.message) = (part, replacement, message)
      self.consequence = consequence
    }
  }

  static let mistakes = [
    Mistake(
      "<OverallSys", "<OverallSyst",
      """
      config/channel.xml:7: <Sample> has no element <OverallSyst>; did you mean 'OverallSys'?; its \
      elements are StatError, HistoSys, OverallSys, ShapeSys, NormFactor, ShapeFactor
      """),
    Mistake(
      "HistoPathLow=\"down\"", "HistoPathLo=\"down\"",
      """
      config/channel.xml:11: <HistoSys> has no attribute 'HistoPathLo'; did you mean \
      'HistoPathLow'?; its attributes are Name, InputFile, HistoFileHigh, HistoPathHigh, \
      HistoNameHigh, HistoFileLow, HistoPathLow, HistoNameLow
      """),
    Mistake(
      "HistoName=\"sig\"", "HistoName=\"sign\"",
      """
      config/channel.xml:5: there is no histogram 'nominal/sign' or 'sign' in 'data.root'; did you \
      mean 'nominal/sig' or 'nominal/bkg'?
      """),
    Mistake(
      "InputFile=\"data.root\" ", "",
      "config/channel.xml:3: neither <Data> nor what contains it says an InputFile"),
    Mistake(
      "data.root", "date.root",
      "config/channel.xml:3: histogram 'data' of 'date.root': there is no file date.root"),
    Mistake(
      "HistoName=\"bkg\" ", "HistoName=\"short\" ",
      "config/channel.xml:10: histogram 'short' has 1 bins, the data of channel 'A & B' 2"),
    Mistake(
      "HistoName=\"bkg\" ", "HistoName=\"infinite\" ",
      """
      config/channel.xml:10: histogram 'infinite' of 'data.root' has no bins, or a bin or an edge \
      that is not finite
      """),
    Mistake(
      "Low=\"0.9\"", "Low=\"0.9x\"",
      "config/channel.xml:7: Low=\"0.9x\" of <OverallSys> is not a finite number"),
    Mistake(
      "Val=\"1\" Low=\"0.\"", "Val=\"4\" Low=\"0.\"",
      """
      config/channel.xml:6: factor 'mu' has Val 4.0, Low 0.0 and High 3.0; expected Low ≤ Val ≤ High
      """),
    Mistake(
      "Name=\"k\" Val=\"1\" Low=\"0\"", "Name=\"mu\" Val=\"1\" Low=\"0\"",
      """
      config/channel.xml:19: factor 'mu' has another Val, Low, High or Const elsewhere; one \
      parameter has one
      """),
    Mistake(
      "Activate=\"False\"", "Activate=\"no\"",
      "config/channel.xml:8: Activate=\"no\" of <StatError>; expected True or False"),
    Mistake(
      "<Data HistoName=\"data\" HistoPath=\"\" />", "",
      "config/channel.xml:2: channel 'A & B' has no <Data>; a workspace needs observed counts"),
    Mistake(
      "<POI> mu </POI>", "<POI>nu</POI>",
      """
      config/example.xml: the workspace made of this: /measurements/0/config/poi: no modifier has \
      the name 'nu'; did you mean 'mu'?
      """),
    Mistake(
      "<POI> mu </POI>", "", "config/example.xml:6: <Measurement> needs a <POI>"),
    Mistake(
      "alpha_scale", "gamma_shape_bin_0",
      """
      config/example.xml:8: 'gamma_shape_bin_0' is the factor of one bin; a workspace cannot fix or \
      set single bins
      """),
    Mistake(
      "./config/channel.xml", "chanel.xml",
      """
      config/example.xml:5: there is no file chanel.xml; paths start from /…; say \
      'relativeTo:' for another folder
      """),
    Mistake(
      "<Combination ", "<Combinations ",
      """
      config/example.xml:13: </Combination> where </Combinations> is expected, which line 4 opened
      """),
    Mistake("Lumi=\"2.\"", "", "config/example.xml:6: <Measurement> needs a value of 'Lumi'"),
    Mistake(
      "</Channel>", "", "config/channel.xml:2: <Channel> has no end before the end of the document"),
    Mistake(
      "<Sample Name=\"signal\"", "text <Sample Name=\"signal\"",
      "config/channel.xml:2: <Channel> has no text; given 'text'"),
  ]

  @Test(arguments: mistakes)
  func `mistakes are named with file, line and near names`(mistake: Mistake) throws {
    let example = HistFactoryXMLExample().replacing(mistake.part, with: mistake.replacement)
    let failure = try #require(throws: HistFactoryXMLExample.Failure.self) { try example.read() }
    #expect(failure.text == mistake.message)
  }

  static let losses = [
    Mistake(
      "ConstraintType=\"Gaussian\"", "ConstraintType=\"Poisson\"",
      """
      config/channel.xml:4: statistical errors of a workspace have normal constraints; the Poisson \
      constraints of channel 'A & B' cannot be expressed
      """, consequence: "they become normal"),
    Mistake(
      "HistoName=\"relative\" ConstraintType=\"Poisson\"",
      "HistoName=\"relative\" ConstraintType=\"Gaussian\"",
      """
      config/channel.xml:13: a ShapeSys of a workspace has Poisson constraints; normal ones cannot \
      be expressed
      """, consequence: "they become Poisson"),
    Mistake(
      "</Measurement>",
      "<ConstraintTerm Type=\"Gamma\" RelativeUncertainty=\".3\">norm</ConstraintTerm></Measurement>",
      """
      config/example.xml:12: the Gamma constraint of norm in measurement 'first' cannot be \
      expressed: parameters of OverallSys and HistoSys have normal ones
      """, consequence: "they stay normal"),
    Mistake(
      "<POI> mu </POI>", "<POI>mu k</POI>",
      """
      config/example.xml:7: a measurement has one parameter of interest; k cannot be others beside \
      mu
      """),
    Mistake(
      "ExportOnly=\"True\"", "BinLow=\"0\"",
      "config/example.xml:6: BinLow of measurement 'first': a workspace always uses all bins"),
    Mistake(
      "<Input>",
      "<Function Name=\"f\" Expression=\"sqrt(mu)\" Dependents=\"mu[0,3]\"/><Input>",
      "config/example.xml:5: a <Function> of parameters cannot be expressed in a workspace"),
    Mistake(
      "<StatErrorConfig", "<Data HistoName=\"data\" HistoPath=\"\"/><StatErrorConfig",
      "config/channel.xml:4: a workspace has one data set for each channel"),
  ]

  @Test(arguments: losses)
  func `what cannot be expressed is refused, or left out and reported`(loss: Mistake) throws {
    let example = HistFactoryXMLExample().replacing(loss.part, with: loss.replacement)
    let failure = try #require(throws: HistFactoryXMLExample.Failure.self) { try example.read() }
    #expect(failure.text == "\(loss.message); ask for 'inexpressible: .leftOut' to do without")
    let conversion = try example.read(.leftOut)
    #expect(conversion.workspace == HistFactoryXMLExample.workspace)
    let note = try #require(conversion.notes.first)
    #expect(note.description.hasSuffix("\(loss.message); \(loss.consequence)"))
    #expect(note.isOmission && conversion.notes.count == 1)
  }

  @Test func `differences from ROOT are noted`() throws {
    let example = HistFactoryXMLExample()
      .replacing(" NormalizeByTheory=\"True\"", with: "")
      .replacing("RelErrorThreshold=\"0.\"", with: "RelErrorThreshold=\"0.05\"")
    let notes = try example.read().notes
    #expect(notes.count == 2 && !notes.contains(where: \.isOmission))
    #expect(notes[0].description.contains("RelErrorThreshold"))
    #expect(notes[1].description.contains("'signal' does not say NormalizeByTheory"))
  }
}
