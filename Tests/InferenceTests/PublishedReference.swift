import Foundation
import HistFactory
import TestSupport
import Testing

/// What pyhf says about published likelihoods without any fit: `reference_init.json`.
struct PublishedInit: Decodable, Sendable {
  let channels: Int
  let bins: Int
  let samples: Int
  let npars: Int
  let ndata: Int
  let sumObs: Double
  let sumExpectedInit: Double
  let logpdfInit: Double

  /// Of all workspaces whose file is there, by path.
  static let present: [String: PublishedInit] = {
    let all: [String: PublishedInit]? = try? decoded("reference_init.json")
    return (all ?? [:]).filter { hasFile($0.key) }
  }()
}

/// What two minimisers of pyhf say about published likelihoods: `reference_fits.json`.
struct PublishedFits: Decodable, Sendable {
  /// A fit and, for signals, the test of μ = 1 that it is part of.
  struct End: Decodable, Sendable {
    let clsObs: Double?
    let clsExp: [Double]?
    let muhat: Double?
    let twiceNllBestfit: Double
    let npars: Int?
    let normfactors: [String: Double]?
  }
  struct Entry: Decodable, Sendable {
    let slsqp: End?
    let minuit: End?
    let minuitDefaultTol: End?
    let status: String

    /// The fits that are not stuck where they started.
    var sound: [End] {
      let ends = [slsqp, minuit, minuitDefaultTol].compactMap(\.self)
      let lowest = ends.map(\.twiceNllBestfit).min()!
      return ends.filter { $0.twiceNllBestfit < lowest + 1 }
    }
  }
  let cls: [String: Entry]
  let bkgOnlyFit: [String: Entry]

  static let all: PublishedFits? = try? decoded("reference_fits.json")

  /// The fits of background alone whose file is there.
  static var backgrounds: [String] { (all?.bkgOnlyFit.keys.sorted() ?? []).filter(hasFile) }
}

/// A signal that a published likelihood was tested for.
struct PublishedPoint: Sendable, CustomTestStringConvertible {
  /// The name in `reference_fits.json`.
  let name: String
  let workspace: String
  let patch: String
  /// The name in a patch set; nil where `patch` is one.
  let member: String?

  var testDescription: String { name }

  init(_ name: String, folder: String, patch: String, member: String? = nil) {
    (self.name, self.member) = (name, member)
    (workspace, self.patch) = ("\(folder)/BkgOnly.json", "\(folder)/\(patch)")
  }

  /// Those whose files are there.
  static let present: [PublishedPoint] = all.filter {
    hasFile($0.workspace) && hasFile($0.patch)
  }

  private static let all: [PublishedPoint] = {
    let sbottom = [
      ("A", "1300_205_60"), ("A", "1400_950_60"), ("A", "1500_850_60"), ("B", "1400_550_60"),
      ("C", "1600_850_60"),
    ].map { region, masses in
      PublishedPoint(
        "SUSY-2018-31 Region\(region) sbottom_\(masses)",
        folder: "SUSY-2018-31-sbottom/Region\(region)", patch: "patch.sbottom_\(masses).json")
    }
    let staus = ["combined", "highMass", "lowMass"].flatMap { region in
      ["120_1", "240_40", "360_120"].map { masses in
        PublishedPoint(
          "SUSY-2018-04 \(region) DS_\(masses)", folder: "SUSY-2018-04-stau/Region-\(region)",
          patch: "patch.DS_\(masses)_Staus.json")
      }
    }
    let jigsaw = ["ERJR_100p0_20p0", "ERJR_250_50", "ERJR_500p0_300p0"].map { (name: String) in
      PublishedPoint(
        "SUSY-2018-06 \(name)", folder: "SUSY-2018-06-3LeRJR", patch: "patchset.json", member: name)
    }
    return sbottom + staus + jigsaw
  }()

  static func isPresent(_ name: String) -> Bool { present.contains { $0.name == name } }

  /// Whether it has a bin whose factor is known to 2 × 10⁻⁶, where pyhf's likelihood is a staircase.
  var isStiff: Bool { member != nil }

  func likelihood() throws -> Likelihood {
    let (background, patch) = (PublishedWorkspace.url(workspace), PublishedWorkspace.url(patch))
    guard let member else {
      return try Likelihood(
        Workspace(contentsOf: background, patches: [JSONPatch(contentsOf: patch)]))
    }
    return try Likelihood(
      Workspace(
        JSONValue(contentsOf: background), patch: member, of: PatchSet(contentsOf: patch)))
  }
}

private func decoded<Value: Decodable>(_ name: String) throws -> Value {
  let decoder = JSONDecoder()
  decoder.keyDecodingStrategy = .custom { path in
    // Names of workspaces and normalisations are keys too: only those of these types are changed.
    let key = path.last!.stringValue
    return Key(names[key] ?? key)
  }
  return try decoder.decode(Value.self, from: Data(contentsOf: PublishedWorkspace.url(name)))
}

private let names = [
  "sum_obs": "sumObs", "sum_expected_init": "sumExpectedInit", "logpdf_init": "logpdfInit",
  "CLs_obs": "clsObs", "CLs_exp": "clsExp", "twice_nll_bestfit": "twiceNllBestfit",
  "minuit_default_tol": "minuitDefaultTol", "bkg_only_fit": "bkgOnlyFit",
]

private struct Key: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }
  init(_ name: String) { stringValue = name }
  init?(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { nil }
}

private func hasFile(_ path: String) -> Bool {
  FileManager.default.fileExists(atPath: PublishedWorkspace.url(path).path)
}
