import FitConfigurations
import Foundation
import HistFactory
import TestSupport
import Testing

@Suite("Workspaces that cabinetry makes of the same configurations")
struct GoldenTests {
  private static let tolerance = 1e-12

  @Test(arguments: ["events", "histograms", "edges", "lists"])
  func `workspaces are equal`(name: String) throws {
    let build = try Examples.configuration(name).build(relativeTo: Examples.folder)
    let expected = try Examples.workspace(name)
    #expect(
      difference(build.workspace.document, expected.document, tolerance: Self.tolerance) == nil)
  }

  @Test(arguments: ["events", "histograms", "edges", "lists"])
  func `templates are equal, with their errors`(name: String) throws {
    let configuration = try Examples.configuration(name)
    let templates = try configuration.build(relativeTo: Examples.folder).templates
    let expected = try Examples.templates(name)
    #expect(Set(templates.names.map(\.cabinetryName)) == Set(expected.keys))
    for template in templates.names {
      let histogram = try #require(templates[template])
      let stored = try #require(expected[template.cabinetryName])
      for (ours, theirs) in [
        (histogram.values, stored["yields"]!), (histogram.uncertainties, stored["stdev"]!),
      ] {
        #expect(deviation(of: ours, from: theirs) < Self.tolerance, "\(template)")
      }
    }
  }

  @Test func `JSON says the same as YAML`() throws {
    let yaml = try Examples.configuration("lists")
    let json = """
      {"General": {"Measurement": "lists", "HistogramFolder": "histograms\\/",
      \t"InputPath": "inputs/lists.root"},
       "Regions": [{"Name": "R", "Variable": "pt[:,0]", "Filter": "pt[:,0] > 0.75",
                    "Binning": [0, 15e-1, 4.0E0]}],
       "Samples": [{"Name": "Data", "Tree": "events", "Data": true},
                   {"Name": "S", "Tree": "events", "Weight": "weight"}],
       "NormFactors": [{"Name": "mu", "Samples": "S"}]}
      """
    #expect(try FitConfiguration(yaml: json) == yaml)
  }
}

@Suite("The README's configuration")
struct ReadmeTests {
  @Test func `is one`() throws {
    let file = URL(filePath: #filePath).appending(path: "../../../README.md").standardizedFileURL
    let text = try String(contentsOf: file, encoding: .utf8)
    let yaml = try #require(text.split(separator: "```yaml\n").dropFirst().first).split(
      separator: "```")[0]
    let configuration = try FitConfiguration(yaml: String(yaml))
    #expect(configuration.templateNames.count == 4)
    #expect(configuration.readsEvents)
  }
}

private let tutorials = "data/histfactory-root/cabinetry-tutorials"

@Suite(
  "The tutorials of cabinetry", .enabled(if: SharedData.mayUse(tutorials), "\(SharedData.skipped)"))
struct TutorialTests {
  @Test(arguments: ["ntuples", "histograms"])
  func `their workspaces are cabinetry's`(kind: String) throws {
    let folder = SharedData.url(tutorials)
    var configuration = try FitConfiguration(
      contentsOf: folder.appending(path: "config_\(kind).yml"))
    // In a checkout the files are in a folder of their own.
    configuration.inputPath.replace("inputs/", with: "")
    let build = try configuration.build(relativeTo: folder)
    let expected = try Examples.workspace("tutorial-\(kind)")
    #expect(difference(build.workspace.document, expected.document, tolerance: 1e-12) == nil)
  }
}

extension TemplateName {
  /// The name of the file in which cabinetry keeps the template.
  var cabinetryName: String {
    let parts =
      [region, sample]
      + (variation.map { [$0.systematic, $0.direction.rawValue] } ?? [])
    return parts.joined(separator: "_").replacing(" ", with: "-")
  }
}
