import Foundation

/// CLs of a test as known from elsewhere.
struct TestReference {
  var observed: Double
  /// At −2, −1, 0, 1 and 2 standard deviations.
  var expected: [Double]
  /// How well they are known, relative to each.
  var tolerance: Double

  /// The two-bin example in closed form, by `Peers/two_bins.py`.
  static let twoBins = TestReference(
    observed: 0.05251552514612288,
    expected: [
      0.002606404584291107, 0.01382064003784597, 0.06445515477045891, 0.2352609031239404,
      0.5730416549820493,
    ],
    tolerance: 1e-9)
}

extension TestReference {
  /// What pyhf finds for a published likelihood with SLSQP.
  ///
  /// - Parameters:
  ///   - point: The name of the signal point.
  ///   - file: A file with CLs by the name of the point and the optimiser.
  /// - Throws: `DecodingError`, `MissingReference`.
  init(of point: String, in file: URL) throws {
    let fits = try JSONDecoder().decode(ReferenceFits.self, from: Data(contentsOf: file))
    guard let fit = fits.cls[point]?.slsqp else { throw MissingReference(point: point, file: file) }
    (observed, expected, tolerance) = (fit.observed, fit.expected, Tolerance.tests.value)
  }
}

private struct ReferenceFits: Decodable {
  struct Optimisers: Decodable {
    var slsqp: Test?
  }

  struct Test: Decodable {
    var observed: Double
    var expected: [Double]

    private enum CodingKeys: String, CodingKey {
      case observed = "CLs_obs"
      case expected = "CLs_exp"
    }
  }

  var cls: [String: Optimisers]
}

/// A file of references does not have a test.
struct MissingReference: Error, CustomStringConvertible {
  var point: String
  var file: URL

  var description: String { "\(file.path) has no CLs of '\(point)' by SLSQP" }
}
