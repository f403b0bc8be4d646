import PhysicsFigures
import Pipelines
import Plots
import Reports

/// Figures of several runs. A run looks the same in all of them; from the top, runs stand in the order of
/// their significance.
struct Comparison {
  /// A run with its name on the page and its looks.
  struct Member {
    let name: String
    let look: RunLook
    let run: RunFolder
  }

  /// In the order that they were given in.
  let members: [Member]

  init(_ names: [String], _ runs: [RunFolder]) {
    members = zip(names, runs).enumerated().map { index, pair in
      Member(name: pair.0, look: RunLook(index), run: pair.1)
    }
  }

  /// The largest significance first, runs without one last.
  var ranked: [Member] {
    func significance(_ member: Member) -> Double {
      let value = member.run.metrics.headline?.after?.significance ?? .nan
      return value.isNaN ? -.infinity : value
    }
    return members.indices.sorted { first, second in
      let values = (significance(members[first]), significance(members[second]))
      return (values.1, first) < (values.0, second)
    }.map { members[$0] }
  }

  /// The significance that is quoted of each run.
  var significances: Picture {
    let rows = ranked.map { member in
      let headline = member.run.metrics.headline
      func errors(_ error: MetricsError?) -> [Double] {
        [error?.standard.significance].compactMap(\.self)
      }
      return RunValuesFigure.Row(
        member.name, member.look, before: [headline?.before?.significance ?? .nan],
        after: [headline?.after?.significance ?? .nan],
        errorsBefore: errors(headline?.beforeError), errorsAfter: errors(headline?.afterError))
    }
    let figure = RunValuesFigure("Significance", label: "expected significance [σ]", rows).figure
    return Picture(
      figure, narrow: figure.half(),
      "Test events, exactly counted; the largest significance first. Bars are standard deviations of"
        + " simulation.")
  }

  /// The significances of validation events as they were while runs trained.
  var trainings: [any Block] {
    let curves = members.compactMap { member -> TrainingFigure.Curve? in
      guard let validation = member.run.history?.validation, !validation.isEmpty else { return nil }
      return TrainingFigure.Curve(
        member.name, steps: validation.map(\.step), validation.map(\.significance),
        hasPoints: true, look: member.look)
    }
    guard !curves.isEmpty else { return [] }
    var figure = TrainingFigure("Validation", [.init("expected significance [σ]", curves)]).figure
    let legend = 11 * Double(curves.count)
    (figure.width, figure.height) = (900, 360 + legend)
    return [
      Picture(
        figure, narrow: figure.half(340 + 2 * legend), "Validation events, exactly counted.")
    ]
  }
}
