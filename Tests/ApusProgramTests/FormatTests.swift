import Foundation
import HistFactory
import TestSupport
import Testing

@Suite("apus: formats of models")
struct FormatTests {
  @Test func `a workspace comes from standard input`() throws {
    for arguments in [["limit", "--json"], ["limit", "-", "--json"]] {
      let run = try Program(apus: arguments, input: Examples.twoBins)
      #expect(run.output == (try Program(apus: ["limit", "two-bins.json", "--json"]).output))
    }
    let scan = try Program(apus: ["scan", "mu=0:1:2", "--json"], input: Examples.twoBins)
    #expect(scan.output == (try Program(apus: ["scan", "two-bins.json", "mu=0:1:2", "-j"]).output))
    let marked = try Program(apus: ["inspect"], input: "\u{FEFF}\n " + Examples.twoBins)
    #expect(marked.status == 0 && marked.output.hasPrefix("standard input (JSON): 1 channel"))
  }

  @Test func `a datacard is fitted with the interpolation of Combine`() throws {
    let run = try Program(apus: ["fit", "card.txt", "--fix", "r=0", "--json"])
    #expect(run.status == 0, "\(run.errors)")
    // One bin: n = 12 events where 10·1.3^θ are expected, and a unit normal: the score is 0 at θ̂.
    let theta = try run.json["mle_parameters"]!["norm"]!.numbers[0]
    let rate = 10 * pow(1.3, theta)
    #expect(abs((12 - rate) * log(1.3) - theta) < 1e-8)
    let other = try Program(apus: ["fit", "card.txt", "--fix", "r=0", "--normsys-code", "4", "-j"])
    #expect(abs(try other.json["mle_parameters"]!["norm"]!.numbers[0] - theta) > 1e-6)
    // By its words, too, where no extension tells.
    let piped = try Program(apus: ["fit", "--fix", "r=0", "--json"], input: Examples.card)
    #expect(piped.output == run.output)
  }

  @Test func `what a card says beyond a workspace is left out with a warning, or refused`() throws {
    let card = Examples.card + "\nk gmN 0 - 1\n"
    let run = try Program(apus: ["convert"], input: card)
    #expect(run.status == 1)
    #expect(
      run.errors == """
        warning: standard input:12: gmN 'k': it has no events, so its process has no nominal rate; a \
        workspace has Poisson constraints only for single bins of a process with events; it is left out
        note: the card's log-normals are those of Combine with --normsys-code 1

        """)
    let plain = try Program(apus: ["convert", "card.txt"])
    #expect(plain.status == 0 && plain.output == run.output)
    let limit = try Program(apus: ["limit", "--json"], input: card)
    #expect(limit.status == 1)
    guard case .array(let warnings)? = try limit.json["warnings"] else {
      Issue.record("no list of warnings")
      return
    }
    #expect(warnings.count == 1)
    let strict = try Program(apus: ["convert", "--strict"], input: card)
    #expect(strict.status == 3 && strict.output == "")
    #expect(strict.errors.hasSuffix("; it is left out, with a warning, without --strict\n"))
  }

  static let xml = "data/histfactory-root/pyhf-validation/multibin_histfactory"

  @Test(.enabled(if: SharedData.mayUse(xml), "\(SharedData.skipped)"))
  func `XML is read with its base folder`() throws {
    let folder = SharedData.url(Self.xml)
    let file = folder.appending(path: "config/example.xml").path
    let limit = try Program("apus", ["limit", file, "--basedir", folder.path, "--json"])
    #expect(limit.status <= 1 && limit.errors.contains("note: "), "\(limit.errors)")
    // xml2json starts from the present folder, as pyhf's.
    let converted = try Program(
      "apus", ["xml2json", "config/example.xml"], in: folder)
    let again = try Program("apus", ["limit", "--json"], input: converted.output)
    #expect(try again.json["limit_obs"] == limit.json["limit_obs"])
    let lost = try Program("apus", ["limit", file])
    #expect(lost.status == 3 && lost.errors.hasSuffix("; name another folder by --basedir\n"))
  }
}
