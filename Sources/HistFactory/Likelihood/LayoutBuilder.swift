import Autodiff
import NumericalMethods

/// Walks a model once: gathers its numbers as expressions, and notes where each will stand.
struct LayoutBuilder {
  private let model: HistFactoryModel
  private(set) var numbers: [GlobalExpression] = []
  private var numberCount = 0
  private var nominals: [LikelihoodLayout.Place] = []
  private var nominalCount = 0
  private var variations: [LikelihoodLayout.Variation] = []
  private var variationCount = 0
  private var curves: [LikelihoodLayout.Pair] = []
  private var shifting: [Int] = []
  private var basisOfTheta: [Int: Int] = [:]
  private(set) var layout: LikelihoodLayout!

  init(_ model: HistFactoryModel) {
    self.model = model
    var (channels, bins) = ([LikelihoodLayout.Channel](), 0)
    for channel in model.channels {
      channels.append(add(channel, firstBin: bins))
      bins = channels.last!.bins.upperBound
    }
    let constraints = model.parameters.flatMap { addConstraint(of: $0) }
    let pattern = Self.pattern(channels, parameterCount: model.parameterCount)
    for index in channels.indices {
      channels[index].borderPlaces = channels[index].scalars.map { pattern.borderPlace(of: $0)! }
    }
    layout = LikelihoodLayout(
      channels: channels, constraints: constraints, shifting: shifting, nominals: nominals,
      variations: variations, curves: curves, factorInterpolation: model.factorInterpolation,
      shiftInterpolation: model.shiftInterpolation, parameterCount: model.parameterCount,
      binCount: bins, numberCount: numberCount,
      pattern: pattern)
  }

  /// Factors of single bins meet no other's, if they belong to one channel alone; one for each bin.
  private static func pattern(_ channels: [LikelihoodLayout.Channel], parameterCount: Int)
    -> ArrowMatrix.Pattern
  {
    let uses = Dictionary(grouping: channels.flatMap(\.binParameters), by: \.self).mapValues(
      \.count)
    let tips = channels.flatMap { channel in
      channel.binParameters.first { uses[$0] == 1 }.map { Array($0..<($0 + channel.bins.count)) }
        ?? []
    }
    return ArrowMatrix.Pattern(count: parameterCount, tips: tips)
  }

  private mutating func add(_ channel: HistFactoryModel.Channel, firstBin: Int)
    -> LikelihoodLayout.Channel
  {
    let used = channel.samples.flatMap(\.modifiers).map { (model.parameter($0.name), $0.isPerBin) }
    let scalars = Set(used.filter { !$0.1 }.map(\.0.range.lowerBound)).sorted()
    let perBin = Set(used.filter(\.1).map(\.0.range.lowerBound)).sorted()
    let local = Dictionary(uniqueKeysWithValues: zip(scalars, 0...))
    let place = Dictionary(uniqueKeysWithValues: zip(perBin, 0...))
    let count = channel.samples[0].nominal.shape.count
    let samples = channel.samples.map { add($0, local: local, perBin: place) }
    return LikelihoodLayout.Channel(
      bins: firstBin..<(firstBin + count), samples: samples, scalars: scalars,
      binParameters: perBin)
  }

  private mutating func add(
    _ sample: HistFactoryModel.Sample, local: [Int: Int], perBin: [Int: Int]
  ) -> LikelihoodLayout.Sample {
    let nominal = addNominal(sample.nominal)
    var (factors, shifts) = ([LikelihoodLayout.Factor](), [LikelihoodLayout.Shift]())
    var binFactors: [Int] = []
    for modifier in sample.modifiers {
      let theta = model.parameter(modifier.name).range.lowerBound
      switch modifier {
      case .normFactor, .luminosity:
        factors.append(.init(theta: theta, local: local[theta]!, curve: nil))
      case .normSys(_, let low, let high):
        curves.append(.init(low: add(low), high: add(high)))
        factors.append(.init(theta: theta, local: local[theta]!, curve: curves.count - 1))
      case .histoSys(_, let low, let high):
        let offset = addVariation(low: low, high: high, of: nominals.last!)
        shifts.append(
          .init(theta: theta, local: local[theta]!, basis: basis(of: theta), offset: offset))
      case .statError, .shapeSys, .shapeFactor: binFactors.append(perBin[theta]!)
      }
    }
    return .init(
      nominal: nominal, factors: factors.sorted { $0.local < $1.local },
      shifts: shifts.sorted { $0.local < $1.local }, binFactors: binFactors)
  }

  private mutating func addConstraint(of parameter: ModelParameter)
    -> [LikelihoodLayout.Constraint]
  {
    let (first, isPoisson): (Int?, Bool)
    switch parameter.kind {
    case .free: return []
    case .standardNormal: (first, isPoisson) = (nil, false)
    case .normal(_, let width): (first, isPoisson) = (add(GlobalExpression(width)), false)
    case .statistical(let widths): (first, isPoisson) = (add(widths), false)
    case .poisson(let tau): (first, isPoisson) = (add(tau), true)
    }
    return parameter.range.map { theta in
      .init(
        theta: theta, number: first.map { $0 + theta - parameter.range.lowerBound },
        isPoisson: isPoisson)
    }
  }

  private mutating func basis(of theta: Int) -> Int {
    if let known = basisOfTheta[theta] { return known }
    basisOfTheta[theta] = shifting.count
    shifting.append(theta)
    return shifting.count - 1
  }

  /// Appends numbers; returns where the first of them stands.
  private mutating func add(_ expression: GlobalExpression) -> Int {
    numbers.append(expression)
    defer { numberCount += expression.shape.count }
    return numberCount
  }

  private mutating func addNominal(_ template: GlobalExpression) -> Int {
    let count = template.shape.count
    nominals.append(.init(number: add(template), count: count, offset: nominalCount))
    defer { nominalCount += count }
    return nominalCount
  }

  private mutating func addVariation(
    low: GlobalExpression, high: GlobalExpression, of nominal: LikelihoodLayout.Place
  ) -> Int {
    variations.append(
      .init(
        low: add(low), high: add(high), nominal: nominal.number, count: nominal.count,
        offset: variationCount))
    defer { variationCount += nominal.count }
    return variationCount
  }
}

extension Modifier {
  /// Whether it has a factor for each bin.
  fileprivate var isPerBin: Bool {
    switch self {
    case .statError, .shapeSys, .shapeFactor: true
    default: false
    }
  }
}
