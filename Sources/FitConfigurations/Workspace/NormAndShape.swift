/// A pair of varied templates, divided into factors on the whole and templates of nominal integral.
struct NormAndShape {
  struct Part {
    /// The integral, relative to the nominal one.
    let factor: Double
    /// The bins, with the nominal integral.
    let bins: [Double]
  }

  let up: Part
  let down: Part

  /// Divides varied templates.
  ///
  /// - Parameters:
  ///   - up: The bins one standard deviation up; nil to symmetrize.
  ///   - down: The bins one standard deviation down; nil to symmetrize.
  ///   - nominal: The nominal bins, whose integral is not 0.
  /// - Throws: For a template without an integral.
  /// - Precondition: One direction is there at least.
  init(up: [Double]?, down: [Double]?, nominal: [Double]) throws {
    let ups = try up.map { try Part($0, relativeTo: nominal) }
    let downs = try down.map { try Part($0, relativeTo: nominal) }
    guard let first = ups ?? downs else {
      preconditionFailure("both directions are symmetrized")
    }
    self.up = ups ?? first.mirrored(at: nominal)
    self.down = downs ?? first.mirrored(at: nominal)
  }
}

extension NormAndShape.Part {
  fileprivate init(_ bins: [Double], relativeTo nominal: [Double]) throws {
    let factor = bins.reduce(0, +) / nominal.reduce(0, +)
    guard factor != 0, factor.isFinite else { throw NoIntegral(factor: factor) }
    self.factor = factor
    self.bins = bins.map { $0 / factor }
  }

  fileprivate func mirrored(at nominal: [Double]) -> Self {
    Self(factor: 2 - factor, bins: zip(nominal, bins).map { 2 * $0 - $1 })
  }
}

private struct NoIntegral: Error, CustomStringConvertible {
  let factor: Double

  var description: String {
    "a template's integral is \(factor) of the nominal one; without any there is no shape"
  }
}
