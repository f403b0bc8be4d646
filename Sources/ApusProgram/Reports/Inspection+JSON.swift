import HistFactory

extension Inspection {
  /// The members of `pyhf inspect`, observed and nominal events, and the parameters' settings.
  var json: JSONObject {
    JSONObject([
      ("channels", .array(channels.map { [.string($0.name), .count($0.binCount)] })),
      ("samples", .list(Set(workspace.channels.flatMap(\.samples).map(\.name)).sorted())),
      ("modifiers", modifiers), ("parameters", parameters), ("systematics", systematics),
      ("measurements", measurements),
      (
        "observations",
        .object(JSONObject(workspace.observations.map { ($0.name, .list($0.data)) }))
      ),
      ("nominal", .object(JSONObject(channels.map { ($0.name, $0.nominalBins) }))),
      ("settings", settings), ("format", .string(source.format.rawValue)),
    ])
  }

  private var channels: [Workspace.Channel] { workspace.channels.sorted { $0.name < $1.name } }

  private var sortedParameters: [ModelParameter] {
    model.parameters.sorted { $0.name < $1.name }
  }

  /// The type of each name; the last in the alphabet of several, as pyhf.
  private var modifiers: JSONValue {
    .object(JSONObject(types.map { ($0.key, .string($0.value.last!.rawValue)) }))
  }

  private var parameters: JSONValue {
    .array(sortedParameters.map { [.string($0.name), .string($0.pyhfConstraint)] })
  }

  private var systematics: JSONValue {
    .array(
      sortedParameters.map { parameter in
        [
          .string(parameter.name), .string(parameter.pyhfConstraint),
          .list((types[parameter.name] ?? []).map(\.rawValue)),
        ]
      })
  }

  private var measurements: JSONValue {
    .array(
      workspace.measurements.map { other in
        let interest =
          other.name == measurement.name
          ? measurement.parameterOfInterest : other.parameterOfInterest
        return [
          .string(other.name), .string(interest ?? ""), .list(other.parameters.map(\.name)),
        ]
      })
  }

  private var settings: JSONValue {
    .object(
      JSONObject(
        model.parameters.map { parameter in
          let bounds = parameter.bounds.map { JSONValue.list([$0.lowerBound, $0.upperBound]) }
          return (
            parameter.name,
            [
              "inits": .list(parameter.initialValues), "bounds": .array(bounds),
              "fixed": .bool(parameter.isFixed),
            ]
          )
        }))
  }
}

extension Workspace.Channel {
  /// Expected events in each bin, before modifiers.
  fileprivate var nominalBins: JSONValue {
    .list((0..<binCount).map { bin in samples.reduce(0) { $0 + $1.data[bin] } })
  }
}

extension ModelParameter {
  fileprivate var pyhfConstraint: String {
    switch kind {
    case .free: "unconstrained"
    case .standardNormal, .normal, .statistical: "constrained_by_normal"
    case .poisson: "constrained_by_poisson"
    }
  }
}
