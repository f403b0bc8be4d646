import HistFactory
import Inference
import Terminal

extension Page {
  /// The page of a model with data: fit, tests, limits, pulls and impacts, yields.
  ///
  /// - Parameters:
  ///   - study: What the likelihood says.
  ///   - source: Where it comes from, such as a file.
  public init(model study: ModelStudy, source: String) {
    let model = study.fit.likelihood.model
    let bins = study.fit.likelihood.main.count
    self.init(
      title: study.name,
      subtitle: "A statistical model with \(model.channels.count) channels, \(bins) bins and"
        + " \(model.parameterCount) parameters, from \(source).")
    warnings = study.warnings
    cards = study.cards
    sections = [Self.uncertaintySection(study), Self.yieldSection(study)].compactMap(\.self)
  }
}

extension ModelStudy {
  fileprivate var cards: [Page.Card] {
    var cards: [Page.Card] = []
    if let interest, let value = try? fit.value(of: interest) {
      let error = try? fit.uncertainty(of: interest)
      cards.append(
        .init(label: "Best fit of \(interest)", value: .measured(value, error), note: ""))
    }
    if let discovery {
      cards.append(
        .init(
          label: "Observed significance", value: .number(discovery.significance),
          note: "expected: \(Digits.number(discovery.expectedSignificance))"))
    }
    if let limit {
      cards.append(
        .init(
          label: "Upper limit, \(Digits.chosen(100 * (1 - limit.level))) % confidence",
          value: .number(limit.observed), note: "expected: \(Digits.number(limit.expected[2]))"))
    }
    let goodness = fit.goodness
    if goodness.degreesOfFreedom > 0 {
      cards.append(
        .init(
          label: "Goodness of fit", value: .number(goodness.pValue, digits: 3),
          note: "p-value of \(Digits.number(goodness.statistic)) for \(goodness.degreesOfFreedom)"
            + " degrees of freedom"))
    }
    return cards
  }
}
