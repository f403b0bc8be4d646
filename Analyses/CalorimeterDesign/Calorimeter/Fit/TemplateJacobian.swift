import DualNumbers

/// Where a fit has its derivatives from.
public enum JacobianSource: String, CaseIterable, Sendable {
  /// All three from dual numbers, with deflections stopped: one simulation.
  case pathwise
  /// The energy's from dual numbers, the thicknesses' from differences of the same random numbers.
  case mixed
  /// All three from differences.
  case differences

  /// Which of energy, absorber and gap are differences.
  var differenced: [Int] {
    switch self {
    case .pathwise: []
    case .mixed: [1, 2]
    case .differences: [0, 1, 2]
    }
  }
}

extension TemplateFit {
  /// The template of a design and its derivatives, row-major `[groups, 3]`.
  func linearised(at design: Design) throws -> (template: MeanProfile, jacobian: [Double]) {
    var (template, jacobian) =
      source == .differences
      ? (try template(of: design), [Double](repeating: 0, count: 3 * readout.groups))
      : try pathwise(at: design)
    for index in source.differenced {
      for (group, slope) in try difference(at: design, index).enumerated() {
        jacobian[3 * group + index] = slope
      }
    }
    return (template, jacobian)
  }

  /// The template of a design and the derivatives of its ways.
  private func pathwise(at design: Design) throws -> (MeanProfile, [Double]) {
    let showers = try sampling.showers(
      of: design, estimator: DerivativeEstimator(stopped: .deflections)
    ).map(readout.energies)
    var jacobian = [Double](repeating: 0, count: 3 * readout.groups)
    for shower in showers {
      for (group, energy) in shower.enumerated() {
        for index in 0..<3 { jacobian[3 * group + index] += energy.tangents[index] }
      }
    }
    return (
      MeanProfile(showers.map { $0.map(\.value) }), jacobian.map { $0 / Double(showers.count) }
    )
  }

  /// A central difference of the template, `[groups]`.
  private func difference(at design: Design, _ index: Int) throws -> [Double] {
    let h = step * design.numbers[index]
    let up = try template(of: design.moved(index, by: h)).means
    let down = try template(of: design.moved(index, by: -h)).means
    return zip(up, down).map { ($0 - $1) / (2 * h) }
  }
}
