import HistFactory
import Inference

extension FitReport {
  /// The members of `pyhf fit --value`, and what else was asked for.
  var json: JSONObject {
    let (goodness, names) = (fit.goodness, model.elementNames)
    var json = JSONObject([
      ("mle_parameters", byParameter { fit.parameters[$0] }),
      ("twice_nll", .finite(2 * fit.negativeLogLikelihood)),
      ("uncertainties", byParameter(uncertainty)),
      ("converged", .bool(fit.isConverged)), ("iterations", .count(fit.iterations)),
      ("at_bounds", .list(fit.namesAtBounds)),
      ("held", .list(names.indices.filter { !fit.isFitted[$0] }.map { names[$0] })),
      (
        "pulls",
        .object(
          JSONObject(
            pulls.sorted { $0.key < $1.key }.map(\.value).map {
              ($0.name, ["pull": .finite($0.pull), "constraint": .finite($0.constraint)])
            }))
      ),
      (
        "undetermined",
        .array(
          undetermined.map { direction in
            .object(JSONObject(direction.map { ($0.name, .finite($0.weight)) }))
          })
      ),
      (
        "goodness_of_fit",
        [
          "statistic": .finite(goodness.statistic),
          "degrees_of_freedom": .count(goodness.degreesOfFreedom),
          "p_value": .finite(goodness.pValue),
        ]
      ),
    ])
    if !intervals.isEmpty {
      json["intervals"] = .object(JSONObject(intervals.map { ($0.parameter, $0.json) }))
    }
    if correlationThreshold != nil { json["correlations"] = correlationMatrix }
    json["yields"] = yields?.json
    return json
  }

  private func byParameter(_ value: (Int) -> Double) -> JSONValue {
    .object(JSONObject(model.parameters.map { ($0.name, .list($0.range.map(value))) }))
  }

  /// The whole matrix, whatever the threshold.
  private var correlationMatrix: JSONValue {
    guard let covariance else { return nil }
    let rows = (0..<covariance.count).map { i in
      JSONValue.list((0..<covariance.count).map { covariance.correlation(i, $0) })
    }
    return ["names": .list(covariance.names), "matrix": .array(rows)]
  }
}

extension ProfileInterval {
  fileprivate var json: JSONValue {
    [
      "best": .finite(best), "lower": .finite(lower), "upper": .finite(upper),
      "standard_deviations": .finite(standardDeviations),
      "cut_by_bounds": [.bool(isCutByBounds.lower), .bool(isCutByBounds.upper)],
    ]
  }
}

extension Yields {
  fileprivate var json: JSONValue {
    .object(
      JSONObject(
        channels.map { channel in
          let samples = channel.samples.map { ($0.sample ?? "", $0.json) }
          return (
            channel.name,
            [
              "observed": .list(channel.observed), "total": channel.total.json,
              "samples": .object(JSONObject(samples)),
            ]
          )
        }))
  }
}

extension Yields.Row {
  fileprivate var json: JSONValue {
    [
      "bins": .list(bins.map(\.value)), "uncertainties": .list(bins.map(\.uncertainty)),
      "sum": .finite(sum.value), "sum_uncertainty": .finite(sum.uncertainty),
    ]
  }
}
