import HistFactory
import Inference
import Terminal

extension FitReport {
  /// Tables of parameters and of what else was asked for.
  func text(_ style: TextStyle) -> String {
    var parts = [summary(style), parameterTable(style)]
    if !intervals.isEmpty { parts.append(intervalTable(style)) }
    if let correlationThreshold { parts.append(correlationText(correlationThreshold, style)) }
    if let yields { parts.append(yields.text(style)) }
    return parts.joined(separator: "\n")
  }

  private func summary(_ style: TextStyle) -> String {
    let title = style.apply(.bold, to: "Fit of \(name.printable)")
    let end = fit.isConverged ? "converged" : "did not converge"
    let goodness = fit.goodness
    let quality =
      goodness.degreesOfFreedom > 0
      ? """
      \(Digits.number(goodness.statistic)) for \
      \(counted(goodness.degreesOfFreedom, "degree")) of freedom, \
      p = \(Digits.probability(goodness.pValue))
      """
      : "no degrees of freedom"
    return """
      \(title): \(end) after \(counted(fit.iterations, "iteration"))
      -2 log L = \(Digits.fixed(2 * fit.negativeLogLikelihood, 4)); goodness of fit: \(quality)

      """
  }

  private func parameterTable(_ style: TextStyle) -> String {
    var table = TextTable([
      .left("parameter"), .point("value"), .point("uncertainty"), .point("pull"),
      .point("constraint"), .left(""),
    ])
    for (element, name) in model.elementNames.enumerated() {
      let value = fit.parameters[element]
      let shown =
        fit.isFree[element]
        ? Digits.measured(value, uncertainty(element)) : (Digits.number(value), "")
      let pull = pulls[element]
      table.append([
        name, shown.0, shown.1, pull.map { Digits.fixed($0.pull, 2) } ?? "",
        pull.map { constraintText($0, element) } ?? "",
        remark(element),
      ])
    }
    return table.text(style)
  }

  private func constraintText(_ pull: Pull, _ element: Int) -> String {
    guard fit.isFree[element] else { return "" }
    return pull.constraint.isNaN ? "?" : Digits.fixed(pull.constraint, 2)
  }

  private func remark(_ element: Int) -> String {
    if !fit.isFitted[element] { return "held" }
    return fit.isFree[element] ? "" : "at its bound"
  }

  private func intervalTable(_ style: TextStyle) -> String {
    intervals.map { interval in
      let ends = [
        interval.isCutByBounds.lower ? "the lower end is its bound" : nil,
        interval.isCutByBounds.upper ? "the upper end is its bound" : nil,
      ]
      let remarks = ends.compactMap(\.self).joined(separator: ", ")
      let measured = Digits.measured(interval.best, from: interval.lower, to: interval.upper)
      return style.apply(.bold, to: interval.parameter.printable) + " = \(measured)"
        + (remarks.isEmpty ? "" : " (\(remarks))") + "\n"
    }.joined()
  }

  /// A matrix of up to twelve elements that are correlated with another, else a list of pairs.
  private func correlationText(_ threshold: Double, _ style: TextStyle) -> String {
    let pairs = correlations(above: threshold)
    let names = model.elementNames
    let elements = Set(pairs.flatMap { [$0.first, $0.second] }).sorted()
    guard let covariance, !pairs.isEmpty else {
      return "No correlations of \(Digits.number(threshold)) or more.\n"
    }
    if elements.count <= 12 {
      var table = TextTable([.left("correlations")] + elements.map { .point(names[$0]) })
      for i in elements {
        let row = elements.map { Digits.fixed(covariance.correlation(i, $0), 2) }
        table.append([names[i]] + row)
      }
      return table.text(style)
    }
    var table = TextTable([.left("correlation of"), .left("with"), .point("")])
    for pair in pairs {
      table.append([names[pair.first], names[pair.second], Digits.fixed(pair.value, 2)])
    }
    return table.text(style)
  }
}

extension Yields {
  /// A row for each sample with the sum over bins.
  func text(_ style: TextStyle) -> String {
    var table = TextTable([
      .left("events after the fit"), .point("expected"), .point("uncertainty"), .point("observed"),
    ])
    for channel in channels {
      let total = Digits.measured(channel.total.sum.value, channel.total.sum.uncertainty)
      table.append([
        channel.name, total.value, total.error, Digits.events(channel.observed.reduce(0, +)),
      ])
      for (index, row) in channel.samples.enumerated() {
        let branch = index == channel.samples.count - 1 ? "└─" : "├─"
        let sum = Digits.measured(row.sum.value, row.sum.uncertainty)
        table.append(["\(branch) \(row.sample ?? "")", sum.value, sum.error, ""])
      }
    }
    return table.text(style)
  }
}
