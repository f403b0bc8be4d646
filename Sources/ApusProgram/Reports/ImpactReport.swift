import HistFactory
import Inference
import Terminal

/// A ranking of nuisance parameters, to be shown.
struct ImpactReport {
  let ranking: Ranking
  /// The parameter of interest.
  let interest: String
  /// How many are shown; all if nil.
  let top: Int?

  private var shown: ArraySlice<Impact> { ranking.impacts.prefix(top ?? .max) }

  func text(_ style: TextStyle) throws -> String {
    let value = Digits.measured(
      try ranking.best.value(of: interest), try ranking.best.uncertainty(of: interest))
    let title = style.apply(.bold, to: "\(interest.printable) = \(value.value) ± \(value.error)")
    let count = ranking.impacts.count
    let rest = shown.count < count ? "\nand \(count - shown.count) more\n" : ""
    return """
      \(title); its changes with \(counted(count, "nuisance parameter")):

      \(table.text(style))\(rest)
      """
  }

  private var table: TextTable {
    var table = TextTable([
      .right(""), .left("parameter"), .point("value"), .point("uncertainty"), .point("pull"),
      .point("down"), .point("up"), .point("before the fit: down"), .point("up"),
    ])
    for (index, impact) in shown.enumerated() {
      let measured = Digits.measured(impact.value, impact.uncertainty)
      table.append([
        "\(index + 1)", impact.name, measured.value, measured.error,
        impact.pull.map { Digits.fixed($0.pull, 2) } ?? "",
        change(impact.postfit.down), change(impact.postfit.up),
        impact.prefit.map { change($0.down) } ?? "", impact.prefit.map { change($0.up) } ?? "",
      ])
    }
    return table
  }

  /// A change of the parameter of interest, to the digits of the largest.
  private func change(_ value: Double) -> String {
    let largest = ranking.impacts.first?.postfit.size ?? 0
    let decimals = (Digits.decimals(for: largest) ?? 3) + 1
    let text = Digits.fixed(value, decimals)
    return value > 0 && text.contains { ("1"..."9").contains($0) } ? "+\(text)" : text
  }

  var json: JSONObject {
    get throws {
      JSONObject([
        ("poi", .string(interest)), ("best", .finite(try ranking.best.value(of: interest))),
        ("uncertainty", .finite(try ranking.best.uncertainty(of: interest))),
        ("impacts", .array(shown.map(\.json))),
      ])
    }
  }
}

extension Impact {
  fileprivate var json: JSONValue {
    var json = JSONObject([
      ("name", .string(name)), ("value", .finite(value)), ("uncertainty", .finite(uncertainty)),
      ("postfit", postfit.json), ("gaussian", .finite(gaussian)),
    ])
    json["prefit"] = prefit?.json
    json["pull"] = pull.map { .finite($0.pull) }
    json["constraint"] = pull.map { .finite($0.constraint) }
    return .object(json)
  }
}

extension ImpactVariation<Double> {
  fileprivate var json: JSONValue { ["down": .finite(down), "up": .finite(up)] }
}
