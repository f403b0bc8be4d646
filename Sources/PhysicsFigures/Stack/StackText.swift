import Plots

/// What a stack shows, in words.
struct StackText {
  private let content: StackContent
  private var stack: StackFigure { content.stack }

  init(_ content: StackContent) { self.content = content }

  var text: String {
    [
      expectation, signals, data, comparison, extremes, flow.map { "\($0)." }, blinded,
      missing,
    ].compactMap(\.self).joined(separator: " ")
  }

  private var expectation: String {
    let bins = counted(stack.bins.count, "bin")
    let label = PlotText.plain(stack.bins.label)
    let place = label.isEmpty ? bins : "\(bins) of \(label)"
    guard !stack.backgrounds.isEmpty else { return "No expected events of background in \(place)." }
    let sizes = stack.backgrounds.map { sample in
      (sample.name, sample.values.reduce(0) { $0 + finiteOrZero($1) })
    }.sorted { $0.1 > $1.1 }
    let sum = content.total.reduce(0, +)
    return "\(number(sum, digits: 4)) expected events in \(place): "
      + list(sizes.map { "\($0.0) \(number($0.1))" }) + "."
  }

  private var signals: String? {
    guard !stack.signals.isEmpty else { return nil }
    let parts = stack.signals.map { sample in
      "\(sample.name) \(number(sample.values.reduce(0) { $0 + finiteOrZero($1) }))"
    }
    let factor =
      content.signalFactor == 1 ? "" : ", drawn \(number(content.signalFactor)) times as large"
    return "Signals: \(list(parts)) events\(factor)."
  }

  private var data: String? {
    guard stack.data != nil else { return nil }
    let sum = content.points.reduce(0) { $0 + $1.value }
    let expected = content.expected
    let same = content.points.reduce(0) { $0 + expected[$1.bin] }
    let ratio = same > 0 ? ", \(number(sum / same)) times as many as expected there" : ""
    return
      "\(number(sum, digits: 6)) events of data in \(counted(content.points.count, "bin"))\(ratio)."
  }

  private var comparison: String? {
    switch content.comparison {
    case .ratio: "Below: data over expectation."
    case .pull: "Below: data minus expectation over its standard deviation."
    case .significance: significance
    case .automatic, .none: nil
    }
  }

  private var significance: String? {
    let values = SignificancePanel(content).significances
    let parts = zip(stack.signals, values).map { signal, values in
      guard let best = largest(values, by: { $0 }) else { return "none for \(signal.name)" }
      let all = values.filter(\.isFinite).reduce(0) { $0 + $1 * $1 }.squareRoot()
      return "for \(signal.name) at most \(number(values[best])) (\(stack.bins.name(of: best))),"
        + " in quadrature \(number(all))"
    }
    return "Below: significance per bin, \(list(parts))."
  }

  private var extremes: String? {
    guard content.comparison == .ratio || content.comparison == .pull else { return nil }
    let pulls = BinPullPanel(content).pulls
    guard let worst = largest(pulls, by: abs) else { return nil }
    return "The largest difference is \(number(pulls[worst])) standard deviations"
      + " (\(stack.bins.name(of: worst)))."
  }

  private func largest(_ values: [Double], by size: (Double) -> Double) -> Int? {
    values.indices.filter { values[$0].isFinite }.max { size(values[$0]) < size(values[$1]) }
  }

  /// What lies beyond the axis; nil if nothing does.
  var flow: String? {
    let sides: [(String, KeyPath<FigureSample, Double>, Double)] = [
      ("below", \.underflow, stack.data?.underflow ?? 0),
      ("above", \.overflow, stack.data?.overflow ?? 0),
    ]
    let parts = sides.compactMap { name, path, data -> String? in
      let expected = stack.backgrounds.reduce(0) { $0 + finiteOrZero($1[keyPath: path]) }
      guard expected != 0 || data != 0 else { return nil }
      let observed = stack.data == nil || !stack.blinded.isEmpty ? "" : " (data \(number(data)))"
      return "\(number(expected)) \(name)\(observed)"
    }
    return parts.isEmpty ? nil : "Not shown: \(parts.joined(separator: ", "))"
  }

  private var blinded: String? {
    guard stack.data != nil, !stack.blinded.isEmpty else { return nil }
    return "Data of \(counted(stack.blinded.count, "bin")) are blinded."
  }

  private var missing: String? {
    let names = (stack.backgrounds + stack.signals).filter { sample in
      sample.values.contains { !$0.isFinite }
    }.map(\.name)
    return names.isEmpty ? nil : "Not all numbers are finite in \(list(names)); these count as 0."
  }
}
