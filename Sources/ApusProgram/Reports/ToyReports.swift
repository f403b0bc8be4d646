import HistFactory
import Inference
import Terminal

/// A test of a signal strength by toys, to be shown.
struct ToyLimitReport {
  let test: LimitTestByToys
  /// The parameter of interest.
  let interest: String
  let mu: Double
  let statistic: StatisticName

  func text(_ style: TextStyle) -> String {
    var table = TextTable([.left(""), .point("CLs"), .point("uncertainty")])
    let observed = Digits.measured(test.cls.value, test.cls.error)
    table.append(["observed", observed.value, observed.error])
    for (name, value) in zip(bandNames, test.expectedCLs) {
      table.append(["expected \(name)", Digits.probability(value), ""])
    }
    let title = style.apply(.bold, to: "Test of \(interest.printable) = \(Digits.chosen(mu))")
    return """
      \(title) by \(statistic.symbol) in toys: \(test.signal.values.count) with signal, \
      \(test.background.values.count) of background

      \(table.text(style))
      CLs+b = \(text(test.clsb)), CLb = \(text(test.clb)), \
      \(statistic.symbol) = \(Digits.number(test.observed))

      """
  }

  private func text(_ fraction: ToyFraction) -> String {
    let measured = Digits.measured(fraction.value, fraction.error)
    return "\(measured.value) ± \(measured.error)"
  }

  var json: JSONObject {
    JSONObject([
      ("CLs_obs", .finite(test.cls.value)), ("CLs_obs_error", .finite(test.cls.error)),
      ("CLs_exp", .list(test.expectedCLs)), ("CLsb", .finite(test.clsb.value)),
      ("CLsb_error", .finite(test.clsb.error)), ("CLb", .finite(test.clb.value)),
      ("CLb_error", .finite(test.clb.error)), ("test_statistic", .finite(test.observed)),
      ("test_stat", .string(statistic.rawValue)), ("mu", .finite(mu)), ("poi", .string(interest)),
    ])
  }
}

/// A test of background alone by toys, to be shown.
struct ToyDiscoveryReport {
  let test: DiscoveryTestByToys
  /// The parameter of interest.
  let interest: String

  func text(_ style: TextStyle) -> String {
    var table = TextTable([.left(""), .point("p-value"), .point("uncertainty")])
    let observed = Digits.measured(test.pValue.value, test.pValue.error)
    table.append(["observed", observed.value, observed.error])
    // The smallest p-value is that of the largest fluctuation towards the signal.
    for (name, value) in zip(bandNames.reversed(), test.expectedPValues) {
      table.append(["expected with \(interest) = 1, \(name)", Digits.probability(value), ""])
    }
    let title = style.apply(.bold, to: "Significance of \(interest.printable) > 0")
    return """
      \(title) by q0 = \(Digits.number(test.observed)) in \(test.background.values.count) toys: \
      \(significanceText)

      \(table.text(style))
      """
  }

  private var significanceText: String {
    if test.pValue.count == 0 { return "no toy is as unlikely as the data; make more" }
    // Where q0 is 0 every toy is at least as unlikely, whose quantile is −∞.
    return test.observed == 0 ? "0" : Digits.fixed(test.significance, 3)
  }

  var json: JSONObject {
    JSONObject([
      ("p_value_obs", .finite(test.pValue.value)),
      ("p_value_obs_error", .finite(test.pValue.error)),
      ("significance_obs", .finite(test.significance)),
      ("p_value_exp", .list(test.expectedPValues)), ("test_statistic", .finite(test.observed)),
      ("poi", .string(interest)),
    ])
  }
}
