import Dialects
import Foundation
import HistFactory
import TestSupport
import Testing

private let examples = "data/histfactory-root/pyhf-validation"

@Suite(
  "HistFactory XML as pyhf reads it",
  .enabled(
    if: SharedData.mayUse(examples) && ConformanceScript.mayRun,
    "\(SharedData.skipped); \(ConformanceScript.skipped)"))
struct HistFactoryXMLConformanceTests {
  /// All top-level documents but two: pyhf cannot read `example_ShapeSys2D`, whose histograms have two
  /// dimensions, nor make a model of `example_Expression`, which a test below has.
  static let documents = [
    "multibin_histfactory/config/example.xml",
    "multibin_histfactory_p0/config/example.xml",
    "multichan_coupledhistosys_histfactory/config/example.xml",
    "multichan_coupledoverall_histfactory/config/example.xml",
    "multichannel_histfactory/config/example.xml",
    "overallsys_histfactory/config/example.xml",
    "shared_nuispar_across_types/config/example.xml",
    "shared_nuispar_across_types/config/example_notshared.xml",
    "xmlimport_input/config/example.xml",
    "xmlimport_input/config/examples/example_DataDriven.xml",
    "xmlimport_input/config/examples/example_ShapeSys.xml",
    "xmlimport_input2/config/example.xml",
    "xmlimport_input3/config/examples/example_ShapeSys.xml",
    "xmlimport_input4/config/example.xml",
  ]

  @Test func `every example gives the same workspace, value by value`() throws {
    let files = Self.documents.map { SharedData.url(examples).appending(path: $0) }
    let expected = try workspaces(of: files)
    for file in files {
      let workspace = try Workspace(
        histFactoryXML: file, relativeTo: folderAboveConfig(file), inexpressible: .leftOut)
      let expected = try #require(expected[file.path])
      #expect(workspace.roundingStatErrors() == expected.roundingStatErrors(), "\(file.path)")
    }
  }

  @Test func `published workspaces`() throws {
    for (document, published) in [
      ("xmlimport_input2/config/example.xml", "xml2.json"),
      ("xmlimport_input3/config/examples/example_ShapeSys.xml", "xml3_shapesys.json"),
      ("multibin_histfactory/config/example.xml", "xml_multibin.json"),
      ("overallsys_histfactory/config/example.xml", "xml_overallsys.json"),
      ("shared_nuispar_across_types/config/example.xml", "xml_shared_np.json"),
      ("xmlimport_input/config/example.xml", "xml1.json"),
    ] {
      let file = SharedData.url(examples).appending(path: document)
      let workspace = try Workspace(
        histFactoryXML: file, relativeTo: folderAboveConfig(file), inexpressible: .leftOut)
      let expected = try Workspace(
        contentsOf: SharedData.url("data/pyhf-conformance/workspaces").appending(path: published))
      #expect(workspace.channels == expected.channels, "\(published)")
      #expect(workspace.observations == expected.observations, "\(published)")
      // xml1.json has one of the document's four measurements.
      #expect(workspace.measurements.prefix(1) == expected.measurements[...], "\(published)")
    }
  }

  @Test func `the published import of ROOT's first example, but for its observation`() throws {
    let file = SharedData.url(examples).appending(path: "xmlimport_input/config/example.xml")
    let workspace = try Workspace(
      histFactoryXML: file, relativeTo: folderAboveConfig(file), inexpressible: .leftOut)
    let expected = try Workspace(
      contentsOf: SharedData.url(examples).appending(path: "xmlimport_input_bkg.json"))
    #expect(workspace.channels == expected.channels)
    #expect(workspace.measurements[0] == expected.measurements[0])
  }

  @Test func `what the first example loses is said`() throws {
    let file = SharedData.url(examples).appending(path: "xmlimport_input/config/example.xml")
    let conversion = try HistFactoryXML(contentsOf: file, relativeTo: folderAboveConfig(file))
      .workspace(inexpressible: .leftOut)
    let omissions = conversion.notes.filter(\.isOmission).map(\.description)
    #expect(omissions.count == 3)
    #expect(omissions[0].contains("config/example_channel.xml:22: statistical errors"))
    #expect(omissions[1].contains("example.xml:30: the Gamma constraint of syst2"))
    #expect(omissions[2].contains("example.xml:36: the LogNormal constraint of syst2"))
  }

  @Test func `a function of the parameter of interest cannot be done without`() throws {
    let file = SharedData.url(examples).appending(
      path: "xmlimport_input/config/examples/example_Expression.xml")
    let description = try HistFactoryXML(contentsOf: file, relativeTo: folderAboveConfig(file))
    let refusal = try #require(throws: DialectError.self) {
      try description.workspace()
    }
    #expect(refusal.description.contains("example_Expression.xml:19: a <Function>"))
    let error = try #require(throws: DialectError.self) {
      try description.workspace(inexpressible: .leftOut)
    }
    #expect(error.description.hasSuffix("no modifier has the name 'SigXsecOverSM'"))
  }

  private func workspaces(of files: [URL]) throws -> [String: Workspace] {
    try withTemporaryFolder { folder in
      let output = folder.appending(path: "workspaces.json")
      let status = try ConformanceScript("histfactory_xml.py").run(
        [output.path] + files.map(\.path))
      try #require(status == 0)
      let document = try JSONValue(contentsOf: output)
      return try Dictionary(
        uniqueKeysWithValues: files.map(\.path).map { ($0, try Workspace(document[$0]!)) })
    }
  }

  private func folderAboveConfig(_ file: URL) -> URL {
    var folder = file
    repeat { folder.deleteLastPathComponent() } while folder.lastPathComponent != "config"
    return folder.deletingLastPathComponent()
  }
}

extension Workspace {
  /// pyhf takes the square roots of contents that ROOT stored in single precision in single precision.
  fileprivate func roundingStatErrors() -> Workspace {
    var rounded = self
    for c in channels.indices {
      for s in channels[c].samples.indices {
        for m in channels[c].samples[s].modifiers.indices {
          guard case .statError(let errors) = channels[c].samples[s].modifiers[m].effect else {
            continue
          }
          rounded.channels[c].samples[s].modifiers[m].effect = .statError(
            errors.map { Double(Float($0)) })
        }
      }
    }
    return rounded
  }
}
