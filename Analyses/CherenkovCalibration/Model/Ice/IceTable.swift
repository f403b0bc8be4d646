import Foundation

/// Scattering of the ice by depth, as `icemodel.dat` has it.
public struct IceTable: Sendable {
  private let depths: [Double]
  private let coefficients: [Double]

  /// Reads the file: depth in m and the effective scattering coefficient at 400 nm in 1/m lead each line.
  ///
  /// - Throws: ``CherenkovModelError`` for a line that does not begin with two numbers.
  public init(_ file: URL) throws {
    var (depths, coefficients): ([Double], [Double]) = ([], [])
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    for (number, line) in lines.enumerated() {
      let words = line.split(separator: " ", omittingEmptySubsequences: true)
      guard words.count >= 2, let depth = Double(words[0]), let scattering = Double(words[1]),
        scattering > 0
      else {
        throw CherenkovModelError(
          description: "\(file.lastPathComponent), line \(number + 1): '\(line)'; expected a depth "
            + "and a positive scattering coefficient.")
      }
      depths.append(depth)
      coefficients.append(scattering)
    }
    (self.depths, self.coefficients) = (depths, coefficients)
  }

  /// The mean scattering coefficient between two depths and 10 m beyond, in 1/m; nil where the table has none.
  func meanCoefficient(_ range: ClosedRange<Double>) -> Double? {
    let inside = depths.indices.filter {
      depths[$0] > range.lowerBound - 10 && depths[$0] < range.upperBound + 10
    }
    guard !inside.isEmpty else { return nil }
    return inside.reduce(0) { $0 + coefficients[$1] } / Double(inside.count)
  }
}
