import Pipelines
import Reports
import Terminal

extension RunFolder {
  /// What pyhf says of the exported workspace, beside what is quoted.
  var opinionSection: Page.Section? {
    guard let opinion, let quoted = metrics.headline?.after,
      case let comparisons = opinion.comparisons(with: quoted), !comparisons.isEmpty
    else { return nil }
    return Page.Section("opinion", "The same by pyhf") {
      """
      pyhf \(opinion.version) has read workspace.json and fitted it with minimisers of its own. Its numbers \
      \(opinion.agrees(with: quoted) ? "agree" : "do not agree") with those above within \
      \(Digits.significant(PyhfOpinion.tolerance, 1)) of each.
      """
      Table(
        "Asimov data of test events, exactly counted", ["", "Apus", "pyhf", "relative difference"],
        rows: comparisons.map {
          [
            Cell($0.name), .number($0.own, digits: 7), .number($0.pyhf, digits: 7),
            .number($0.difference, digits: 1),
          ]
        })
    }
  }

  /// That pyhf disagrees, or has no numbers.
  var opinionWarning: [String] {
    guard let opinion else { return [] }
    let quoted = metrics.headline?.after
    if let quoted, opinion.agrees(with: quoted) { return [] }
    return [opinion.text(beside: quoted)]
  }
}
