import HistFactory
import Inference
import PhysicsFigures
import Plots
import Terminal

extension Page {
  /// Fits, pulls, impacts and limits of a model.
  static func uncertaintySection(_ study: ModelStudy) -> Section {
    Section("model", "Uncertainties of the model") {
      if study.isExpected {
        """
        Of the data that are expected with the signal (Asimov data of μ = 1), in the model of test \
        events, exactly counted; the limit is that of data without signal.
        """
      }
      if let interest = study.interest { study.testTable(interest) }
      study.figures
      study.impactBlocks
      study.parameterTable
    }
  }

  /// Of how many channels there are pictures; the page is to stay small.
  private static let picturedChannels = 24

  /// Expected and observed events after the fit.
  static func yieldSection(_ study: ModelStudy) -> Section? {
    guard let yields = study.yields else { return nil }
    return Section("yields", "Yields after the fit") {
      yields.channels.prefix(Self.picturedChannels).flatMap { channel -> [any Block] in
        [
          Heading(channel.name),
          Row {
            Picture(StackFigure("After the fit", channel).half(430))
            channel.table
          },
        ]
      }
      if yields.channels.count > Self.picturedChannels {
        Details("\(yields.channels.count - Self.picturedChannels) more channels, without pictures")
        {
          yields.channels.dropFirst(Self.picturedChannels).flatMap { channel -> [any Block] in
            [Heading(channel.name), channel.table]
          }
        }
      }
    }
  }
}

extension ModelStudy {
  /// The best fit, the test of background alone and the limit.
  func testTable(_ interest: String) -> Table {
    var table = Table(
      "Tests of \(interest), by asymptotic formulae",
      isExpected ? ["", "expected"] : ["", "observed", "expected"])
    func add(_ name: String, _ observed: Cell, _ expected: Cell) {
      table.rows.append(.init(cells: [Cell(name)] + (isExpected ? [] : [observed]) + [expected]))
    }
    if let value = try? fit.value(of: interest) {
      let best = Cell.measured(value, try? fit.uncertainty(of: interest))
      add("best fit of \(interest)", best, isExpected ? best : "")
    }
    if let discovery {
      add(
        "significance of \(interest) > 0", .number(discovery.significance),
        .number(discovery.expectedSignificance))
      add(
        "p-value of background alone", .number(discovery.pValue, digits: 3),
        .number(discovery.expectedPValues[2], digits: 3))
    }
    if let limit {
      let confidence = Digits.chosen(100 * (1 - limit.level))
      add(
        "upper limit on \(interest), \(confidence) % confidence", .number(limit.observed),
        .number(limit.expected[2]))
    }
    return table
  }

  /// The parameters with their pulls.
  @BlockBuilder var parameterTable: [any Block] {
    Details("All parameters of the fit") {
      Table(
        "Best fit", ["parameter", "value", "pull", "constraint"],
        rows: parameterRows)
    }
  }

  private var parameterRows: [[Cell]] {
    let pulls = fit.pullsByElement
    return fit.likelihood.model.elementNames.enumerated().map { element, name in
      let value = fit.parameters[element]
      let error = covariance?.uncertainty(element)
      return [
        Cell(name), fit.isFree[element] ? .measured(value, error) : .number(value),
        .number(pulls[element]?.pull, digits: 2), .number(pulls[element]?.constraint, digits: 2),
      ]
    }
  }

  /// Scan, impacts, pulls and correlations.
  @BlockBuilder var figures: [any Block] {
    Row {
      if let scan {
        Picture(
          ScanFigure("Profile likelihood", scan).figure.half(340),
          "−2 Δ log L with all other parameters fitted; lines are 1 and 2 standard deviations.")
      }
      if let interest, let limit, !limitTests.isEmpty {
        Picture(
          LimitFigure(
            "Limit", parameter: interest, limitTests, limit: limit, showsObserved: !isExpected
          ).figure.half(340),
          "CLs of each signal strength; bands are 1 and 2 standard deviations of data without signal."
        )
      }
    }
    if let ranking, let interest, !ranking.impacts.isEmpty {
      let figure = ImpactsFigure("Impacts", on: interest, ranking).figure
      Picture(
        figure, narrow: figure.half(2 * figure.height),
        "How far the best fit of \(interest) moves when a parameter is held one standard deviation off."
      )
    }
    if !isExpected, !fit.pulls.isEmpty {
      let figure = PullsFigure("Pulls", fit).figure
      Picture(figure, narrow: figure.half(), "Shifts and constraints of nuisance parameters.")
    }
    if let covariance, covariance.uncertainties.count(where: { $0 > 0 }) > 1 {
      Picture(
        CorrelationFigure("Correlations", covariance).figure,
        narrow: CorrelationFigure("Correlations", covariance, most: 6).figure.half(440))
    }
  }

  /// The ranking as a table.
  @BlockBuilder var impactBlocks: [any Block] {
    if let ranking, let interest, !ranking.impacts.isEmpty {
      Table(
        "Impacts on \(interest), the largest first",
        ["parameter", "impact down", "impact up", "before the fit, down", "up", "pull"],
        rows: ranking.impacts.prefix(20).map { impact in
          [
            Cell(impact.name), .number(impact.postfit.down, digits: 3),
            .number(impact.postfit.up, digits: 3), .number(impact.prefit?.down, digits: 3),
            .number(impact.prefit?.up, digits: 3), .number(impact.pull?.pull, digits: 2),
          ]
        })
    }
  }
}

extension Yields.Channel {
  /// Samples and their sum, and what was observed.
  var table: Table {
    var table = Table("Expected and observed events", ["sample", "events"])
    for row in samples {
      table.rows.append(
        .init(cells: [Cell(row.sample ?? ""), .measured(row.sum.value, row.sum.uncertainty)]))
    }
    table.rows.append(
      .init(cells: ["all", .measured(total.sum.value, total.sum.uncertainty)], isTotal: true))
    table.rows.append(.init(cells: ["observed", .chosen(observed.reduce(0, +))]))
    return table
  }
}
