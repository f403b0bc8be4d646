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
    let templates = [variation.down, variation.up].enumerated().map { side, template in
      let yield = process.nominal.integral / process.raw.integral
      let factor = variation.keepsNormalization ? yield : yield / ratios[side]
      return zip(process.nominal.values, template.values).map { $0 + scale * ($1 * factor - $0) }
    }
    process.modifiers.append(
      .init(name: nuisance.name, effect: .histoSys(low: templates[0], high: templates[1])))
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
        shapeN '\(nuisance.name)' multiplies bins; a histosys adds to them: the templates agree, \
        what lies between and beyond them differs
        """, at: nuisance.place)
    }
    if variation.effect.up != 1 {
      notes.note(
        """
        shape '\(nuisance.name)' is scaled by \(variation.effect.up): where up and down are not \
        opposite, its polynomial between the templates is that of the scaled ones
        """, at: nuisance.place)
    }
  }
}
