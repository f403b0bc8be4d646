import Foundation
import TestSupport
import Testing

@Suite("apus: bad input and wrong usage")
struct ErrorTests {
  /// A command line, its status, and all of its errors or, before `…`, their beginning.
  struct Mistake: CustomTestStringConvertible {
    let arguments: [String]
    let status: Int32
    let errors: String

    init(_ arguments: String, _ status: Int32, _ errors: String) {
      self.arguments = arguments.split(separator: " ").map(String.init)
      (self.status, self.errors) = (status, errors)
    }

    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let files = [
    Mistake("fit nothing.json", 3, "nothing.json: there is no such file"),
    Mistake("fit empty.json", 3, "empty.json: there is nothing in it"),
    Mistake("fit /dev/null", 3, "/dev/null: there is nothing in it"),
    Mistake("fit", 3, "standard input: there is nothing in it"),
    Mistake("fit .", 3, ".: this is a folder; give a file"),
    Mistake(
      "fit signal.json", 3, "signal.json: expected an object, given a list"),
    Mistake("fit patchset.json", 3, "patchset.json: /metadata: there is no such key here…"),
    Mistake(
      "limit background.json", 3,
      """
      background.json: no modifier has the name of the parameter of interest, 'mu'; give the patch with \
      the signal by --patch, or name another parameter by --poi
      """),
    Mistake(
      "fit two-bins.json -p nothing.json", 3, "nothing.json: there is no such file"),
    Mistake(
      "fit two-bins.json -p two-bins.json", 3,
      "two-bins.json: /channels: there is no such key here; expected metadata, patches, version"),
    Mistake(
      "fit two-regions.json -p signal.json", 3,
      """
      two-regions.json: /channels/0/samples/2/name: two samples are named 'signal'; give each its own \
      name
      """),
    Mistake(
      "patch background.json -p foreign.json#light", 3,
      """
      foreign.json: /metadata/digests/sha256: the patches were made for another document: its sha256 is \
      0000…
      """),
    Mistake(
      "patchset extract patchset.json --name haevy", 3,
      """
      patchset.json: /patches: there is no patch 'haevy'; did you mean 'heavy'?; the set has 2, the \
      first is 'light'
      """),
    Mistake("xml2json two-bins.json", 3, "two-bins.json: this is not XML"),
    Mistake("patchset inspect two-bins.json", 3, "two-bins.json: /channels: there is no such key…"),
  ]

  static let usage = [
    Mistake(
      "limt two-bins.json", 2,
      "there is no command 'limt'; did you mean 'limit' or 'fit' or 'hist'?; 'apus --help' lists them"
    ),
    Mistake(
      "fit two-regions.json --measurement serach", 2,
      """
      two-regions.json: there is no measurement 'serach'; did you mean 'search'?; the measurements are \
      search, background
      """),
    Mistake(
      "limit two-regions.json --poi mu_tbar", 2,
      "--poi: no modifier has the name 'mu_tbar'; did you mean 'mu_ttbar'?"),
    Mistake(
      "fit two-bins.json --fix nu=1", 2,
      """
      --fix nu=1.0: there is no parameter 'nu'; did you mean 'mu'?; the parameters are mu, \
      uncorr_bkguncrt
      """),
    Mistake(
      "limit two-bins.json --fix mu=1", 2,
      "--fix mu: this is the parameter of interest, which the fits vary"),
    Mistake(
      "fit two-bins.json --minos nu", 2,
      "--minos nu: there is no parameter 'nu'; did you mean 'mu'?; the parameters are…"),
    Mistake(
      "scan two-bins.json nu=0:1:2", 2,
      "scan of 'nu': there is no parameter 'nu'; did you mean 'mu'?; the parameters are…"),
    Mistake(
      "patch background.json -p patchset.json", 2,
      """
      patchset.json is a set of 2 patches; say which one, as in 'patchset.json#light' or by --patch-name
      """),
    Mistake(
      "patch background.json -p signal.json#light", 2,
      "signal.json is a single patch; it has no patch named 'light'"),
    Mistake(
      "prune two-bins.json --sample signl", 2,
      "two-bins.json: the workspace has no sample 'signl'; did you mean 'signal'?"),
    Mistake(
      "prune two-bins.json --channel singlechannel", 2,
      "two-bins.json: /channels: at least one channel is needed, given none"),
    Mistake(
      "rename two-bins.json --modifier nu mu", 2,
      "two-bins.json: the workspace has no modifier 'nu'; did you mean 'mu'?"),
  ]

  @Test(arguments: files + usage)
  func `one message says what is wrong`(mistake: Mistake) throws {
    let run = try Program(apus: mistake.arguments)
    #expect(run.status == mistake.status && run.output == "")
    if mistake.errors.hasSuffix("…") {
      #expect(run.errors.hasPrefix("error: " + mistake.errors.dropLast()), "\(run.errors)")
    } else {
      #expect(run.errors == "error: \(mistake.errors)\n")
    }
  }

  @Test(arguments: [
    ("fit two-bins.json --fix mu", "The value 'mu' is invalid for '--fix <name=value>'"),
    ("fit two-bins.json --fix mu=nan", "The value 'mu=nan' is invalid for '--fix <name=value>'"),
    ("fit two-bins.json --interpolation normsys=cubic", "'normsys=cubic' is invalid"),
    (
      "fit two-bins.json --histosys-code 1",
      "piecewise-exponential interpolates factors (normsys), not shifts of templates (histosys)"
    ),
    (
      "fit two-bins.json --normsys-code 1 --interpolation normsys=1",
      "the interpolation of normsys is given twice; give one"
    ),
    ("fit two-bins.json --correlations 2", "--correlations 2.0: a threshold is from 0 to 1"),
    ("limit two-bins.json --level 1", "--level is 1.0; give a number between 0 and 1"),
    ("limit two-bins.json --level nan", "--level is nan; give a number between 0 and 1"),
    ("test two-bins.json --mu nan", "The value 'nan' is invalid for '--mu <value>'"),
    ("test two-bins.json --test-stat t", "Please provide one of 'q' and 'qtilde'."),
    ("scan two-bins.json mu=0:5", "'mu=0:5' is invalid"),
    ("scan two-bins.json mu=0:5:0", "'mu=0:5:0' is invalid"),
    ("scan two-bins.json mu=0:5:99999999999", "is invalid"),
    ("scan two-bins.json mu=0:1:1000 nu=0:1:1001", "the scan has 1001000 points"),
    ("scan two-bins.json mu=0:1:2 mu=0:1:2", "both ranges are of 'mu'"),
    ("scan two-bins.json a=0:1:2 b=0:1:2 c=0:1:2", "3 ranges are given; one or two"),
    ("scan two-bins.json mu=0:1:2 --fix mu=1", "'mu' cannot be both held by --fix and scanned"),
    ("scan two-bins.json", "give a range of values, as in mu=0:5:21"),
    ("impacts two-bins.json --top 0", "--top is 0; give 1 or more"),
    ("toys two-bins.json --toys 0", "--toys is 0; give 1 to 1000000000"),
    ("toys two-bins.json --discovery --mu 2", "leave out --mu"),
    ("fit two-bins.json -o .", "--output . is a folder; give the name of a file"),
    ("fit two-bins.json -o nowhere/fit.json", "there is no folder"),
    ("fit two-bins.json --basedir nowhere", "--basedir is 'nowhere'; give a folder"),
    ("fit two-bins.json --patch-name light", "--patch-name needs --patch with a patch set"),
    ("patch two-bins.json", "give a patch by --patch"),
    ("combine two-bins.json", "give two workspaces or more"),
    ("combine two-bins.json two-regions.json --merge-channels", "--merge-channels needs --join"),
    ("rename two-bins.json -m mu", "--modifier 'mu' needs a new name behind the old one"),
    ("rename two-bins.json -m mu nu -m mu xi", "--modifier 'mu' is given twice"),
    ("prune two-bins.json -t normfacto", "Please provide one of the following"),
    ("digest two-bins.json -a sha1", "Please provide one of 'md5' and 'sha256'."),
    ("fit two-bins.json surplus", "Unexpected argument 'surplus'"),
    ("fit two-bins.json --unknown", "Unknown option '--unknown'"),
  ])
  func `usage is told with the command's own`(arguments: String, message: String) throws {
    let run = try Program(apus: arguments.split(separator: " ").map(String.init))
    #expect(run.status == 2 && run.output == "")
    #expect(run.errors.contains(message), "\(run.errors)")
    let command = String(arguments.prefix { $0 != " " })
    #expect(run.errors.contains("Usage: apus \(command)"), "\(run.errors)")
  }

  @Test func `a document of a million levels is refused`() throws {
    try withTemporaryFolder { folder in
      let deep = folder.appending(path: "deep.json")
      try Data(repeating: UInt8(ascii: "["), count: 1_000_000).write(to: deep)
      let run = try Program(apus: ["fit", "deep.json"], in: folder)
      #expect(run.status == 3)
      #expect(
        run.errors == """
          error: deep.json: this is not JSON: line 1, column 129: arrays and objects are nested more \
          than 128 deep

          """)
    }
  }

  @Test func `text that is no model says why`() throws {
    for text in ["hello", "\u{0}\u{1}", "{", "<a", "<Combination/>", "imax x"] {
      let run = try Program(apus: ["fit"], input: text)
      #expect(run.status == 3 && run.output == "", "\(text)")
      #expect(run.errors.hasPrefix("error: standard input:"), "\(text): \(run.errors)")
    }
  }

  /// Every prefix of a workspace, and the workspace with single bytes replaced.
  @Test func `damaged workspaces never crash`() throws {
    let text = Array(Examples.twoBins.utf8)
    for place in stride(from: 1, to: text.count, by: 61) {
      var damaged = text
      damaged[place] = UInt8(ascii: "9")
      for bytes in [Array(text[..<place]), damaged] {
        let run = try Program(apus: ["inspect"], input: String(decoding: bytes, as: UTF8.self))
        #expect([0, 3].contains(run.status), "byte \(place): \(run.status) \(run.errors)")
      }
    }
  }

  @Test func `help shows an example of every command`() throws {
    let help = try Program(apus: ["--help"])
    #expect(help.status == 0 && help.errors == "")
    #expect(help.output.contains("Exit status: 0 "))
    let commands = [
      "inspect", "head", "hist", "digest", "fit", "test", "significance", "limit", "scan",
      "impacts", "toys",
      "patch",
      "prune", "rename", "sort", "combine", "convert", "xml2json",
    ]
    for command in commands {
      #expect(help.output.contains("\n  \(command)"), "\(command)")
      let own = try Program(apus: [command, "--help"])
      #expect(own.status == 0)
      #expect(own.output.contains("Examples:\n  apus "), "\(command)")
    }
    for command in ["extract", "apply", "verify", "inspect"] {
      let own = try Program(apus: ["patchset", command, "--help"])
      #expect(own.output.contains("Examples:\n  apus patchset \(command) "), "\(command)")
    }
  }
}
