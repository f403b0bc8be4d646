import Foundation
import HistFactory

/// A nuisance parameter that varies the template of a process.
struct ShapeVariation {
  let nuisance: Datacard.Nuisance
  let effect: Datacard.Nuisance.Effect
  let down: BinnedTemplate
  let up: BinnedTemplate
  let interpolation: Datacard.Nuisance.Interpolation
  /// Whether the varied templates are not brought to the nominal yield.
  let keepsNormalization: Bool

  /// Ratios of yields nearer to 1 than histograms in single precision can tell.
  static let precision = 1e-6

  /// The templates that Combine's interpolation has at α = ±1 when it goes `scale` of the way to the
  /// varied ones: n ± ½ s (u − d) + ½ s S(s) (u + d − 2n), where S goes smoothly from 0 to 1, or is 1
  /// for lines.
  func scaled(nominal: [Double], down: [Double], up: [Double]) -> (low: [Double], high: [Double]) {
    let scale = effect.up
    if scale == 1 { return (down, up) }
    let square = scale * scale
    let isLine = scale > 1 || interpolation != .smooth
    let smoothStep = isLine ? 1 : scale * (15 + square * (3 * square - 10)) / 8
    var (low, high) = (nominal, nominal)
    for bin in nominal.indices {
      let odd = 0.5 * scale * (up[bin] - down[bin])
      let even = 0.5 * scale * smoothStep * (up[bin] + down[bin] - 2 * nominal[bin])
      low[bin] += even - odd
      high[bin] += even + odd
    }
    return (low, high)
  }
}

extension DatacardConverter {
  func addShape(_ variation: ShapeVariation, to process: inout Process) throws {
    let (nuisance, scale) = (variation.nuisance, variation.effect.up)
    guard variation.effect.isSymmetric else {
      throw nuisance.place.error(
        "shape '\(nuisance.name)' has histograms and the effect DOWN/UP; expected a single scale")
    }
    try requireOneShape(variation, in: process)
    for template in [variation.down, variation.up] {
      try requireBins(
        template, process.raw.values.count, of: process, at: nuisance.place)
    }
    let ratios = try yieldRatios(variation, process)
    let templates = [variation.down, variation.up].map { template in
      let varied = template.withoutNegativeBins
      let factor =
        variation.keepsNormalization ? 1 : process.nominal.integral / varied.integral
      return varied.values.map { $0 * factor }
    }
    let (low, high) = variation.scaled(
      nominal: process.nominal.values, down: templates[0], up: templates[1])
    process.modifiers.append(.init(name: nuisance.name, effect: .histoSys(low: low, high: high)))
    if !variation.keepsNormalization,
      ratios.contains(where: { abs($0 - 1) > ShapeVariation.precision })
    {
      process.addNormalization(
        nuisance.name, low: pow(ratios[0], scale), high: pow(ratios[1], scale))
    }
    noteInterpolation(variation)
  }

  private func requireOneShape(_ variation: ShapeVariation, in process: Process) throws {
    let hasOne = process.modifiers.contains {
      if case .histoSys = $0.effect { $0.name == variation.nuisance.name } else { false }
    }
    if hasOne {
      throw variation.nuisance.place.error(
        "an earlier line '\(variation.nuisance.name)' varies the shape of the same process")
    }
  }

  /// Yields of the varied templates over the nominal one.
  private func yieldRatios(_ variation: ShapeVariation, _ process: Process) throws -> [Double] {
    let nominal = process.raw.integral
    return try [variation.down, variation.up].map { template in
      let ratio = template.integral / nominal
      guard ratio > 0, ratio.isFinite else {
        throw variation.nuisance.place.error(
          """
          shape '\(variation.nuisance.name)' of process '\(process.column.process)' in channel \
          '\(process.column.channel)': a varied histogram has \(template.integral) events, the \
          nominal one \(nominal); both must be above 0
          """)
      }
      return ratio
    }
  }

  private func noteInterpolation(_ variation: ShapeVariation) {
    let nuisance = variation.nuisance
    switch variation.interpolation {
    case .smooth, .uniform: break
    case .linear:
      notes.note(
        """
        shapeL '\(nuisance.name)' is linear between its templates; a histosys is a polynomial there, \
        unless the model's shiftInterpolation is piecewise linear
        """, at: nuisance.place)
    case .multiplicative:
      notes.note(
        """
        shapeN '\(nuisance.name)' multiplies bins; a histosys adds to them: templates at scale 1 \
        agree, what lies between and beyond them differs
        """, at: nuisance.place)
    }
    if variation.effect.up != 1 {
      notes.note(
        """
        shape '\(nuisance.name)' is scaled by \(variation.effect.up): at α = −1, 0 and +1 it is \
        Combine's; elsewhere it differs where up and down are not opposite
        """, at: nuisance.place)
    }
  }
}
