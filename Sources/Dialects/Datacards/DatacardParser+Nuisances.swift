import Diagnostics

/// Lines with an effect for each column.
extension DatacardParser {
  mutating func readNuisance(_ name: String, _ type: String, _ line: CardLine) throws {
    nuisanceCount += 1
    guard let kind = try kind(type, line) else {
      card.inexpressible.append(
        (line.place, "nuisance '\(name)': type \(type) has no counterpart in a workspace"))
      return
    }
    var first = 2
    if case .gamma = kind { first = 3 }
    let words = line.words.dropFirst(first)
    guard words.count >= card.columns.count else {
      throw line.error(
        "nuisance '\(name)' has \(words.count) effects for \(card.columns.count) columns")
    }
    // A text may follow the effects.
    if words.count > card.columns.count, isEffect(words[first + card.columns.count]) {
      throw line.error("nuisance '\(name)' has more effects than the \(card.columns.count) columns")
    }
    let effects = try words.prefix(card.columns.count).map { try effect($0, kind, line) }
    card.nuisances.append(.init(name: name, kind: kind, effects: effects, place: line.place))
  }

  private static let inexpressibleTypes = ["gmM", "trG", "unif", "dFD", "dFD2", "constr"]

  private static let shapeTypes: [String: Datacard.Nuisance.Interpolation] = [
    "shape": .smooth, "shape2": .smooth, "shapeL": .linear, "shapeN": .multiplicative,
    "shapeN2": .multiplicative, "shapeU": .uniform,
  ]

  /// Nil for a type that no workspace can express.
  private func kind(_ type: String, _ line: CardLine) throws -> Datacard.Nuisance.Kind? {
    switch type {
    case "lnN": return .logNormal
    case "lnU": return .logUniform
    case "gmN":
      guard line.words.count > 2, let events = Int(line.words[2]), events >= 0 else {
        throw line.error("gmN needs the whole number of events in the control region")
      }
      return .gamma(events: events)
    case _ where Self.inexpressibleTypes.contains(type): return nil
    default:
      let isOptional = type.hasSuffix("?")
      if let shape = Self.shapeTypes[isOptional ? String(type.dropLast()) : type] {
        return .shape(shape, isOptional: isOptional)
      }
      throw unknownType(type, line)
    }
  }

  private func unknownType(_ type: String, _ line: CardLine) -> DialectError {
    let known =
      ["lnN", "lnU", "gmN"] + Self.shapeTypes.keys.sorted() + Self.inexpressibleTypes
      + Self.otherTypes
    return line.error(
      """
      there is no type '\(type)' of nuisance parameters\(suggestion(for: type, in: known)); the \
      types are \(known.joined(separator: ", "))
      """)
  }

  private func isEffect(_ word: String) -> Bool {
    word.allSatisfy { $0 == "-" }
      || word.split(separator: "/").allSatisfy { decimalNumber($0) != nil }
  }

  private func effect(_ word: String, _ kind: Datacard.Nuisance.Kind, _ line: CardLine) throws
    -> Datacard.Nuisance.Effect?
  {
    if word.allSatisfy({ $0 == "-" }) { return nil }
    let values = try word.split(separator: "/", omittingEmptySubsequences: false).map {
      try line.number(String($0), "effect")
    }
    guard values.allSatisfy({ $0 >= 0 }) else {
      throw line.error("effect '\(word)' is negative; expected a factor above 0, or '-' for none")
    }
    if values.count == 1 { return symmetric(values[0], kind) }
    guard values.count == 2, values.allSatisfy({ $0 > 0 }), mayBeAsymmetric(kind) else {
      throw line.error(
        "effect '\(word)'; only lnN, lnU and shape? have DOWN/UP, both of them above 0")
    }
    return .init(down: values[0], up: values[1], isSymmetric: false)
  }

  private func mayBeAsymmetric(_ kind: Datacard.Nuisance.Kind) -> Bool {
    switch kind {
    case .logNormal, .logUniform, .shape(_, isOptional: true): true
    case .gamma, .shape: false
    }
  }

  /// For factors, 0 stands for none, as in Combine.
  private func symmetric(_ value: Double, _ kind: Datacard.Nuisance.Kind)
    -> Datacard.Nuisance.Effect?
  {
    switch kind {
    case .logNormal where value == 1: nil
    case _ where value == 0: nil
    default: .init(down: 1 / value, up: value, isSymmetric: true)
    }
  }
}
