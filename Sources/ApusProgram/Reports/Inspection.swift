import Diagnostics
import HistFactory

/// What is in a workspace.
struct Inspection {
  let source: SourceDocument
  let workspace: Workspace
  /// The measurement whose settings the parameters have.
  let measurement: Workspace.Measurement
  let model: HistFactoryModel
  /// The parameter of interest, if no modifier has its name.
  let missingInterest: String?

  /// - Parameters:
  ///   - loaded: The workspace.
  ///   - name: The measurement; the first if nil.
  init(_ loaded: LoadedWorkspace, measurement name: String?) throws {
    source = loaded.source
    let known = loaded.workspace.measurements.map(\.name)
    guard let index = name.map({ known.firstIndex(of: $0) }) ?? 0 else {
      throw UsageError.unknownMeasurement(name!, known: known, in: source.name)
    }
    measurement = loaded.workspace.measurements[index]
    // A background waits for its signal; what there is of it can be shown.
    var workspace = loaded.workspace
    missingInterest = workspace.missingInterest(of: measurement)
    if missingInterest != nil { workspace.measurements[index].parameterOfInterest = nil }
    self.workspace = workspace
    model = try naming(source.name) { [measurement] in
      // Factors that are not positive need an interpolation without logarithms, and none is used here.
      try HistFactoryModel(
        workspace, measurement: measurement.name, factorInterpolation: .piecewiseLinear)
    }
  }

  /// The types of each parameter's modifiers, in alphabetical order.
  var types: [String: [Workspace.ModifierType]] {
    let modifiers = workspace.channels.flatMap(\.samples).flatMap(\.modifiers)
    let pairs = modifiers.map { ($0.name, Set([$0.effect.type])) }
    return Dictionary(pairs) { $0.union($1) }
      .mapValues { $0.sorted { $0.rawValue < $1.rawValue } }
  }

  /// Observed events in a channel; nil where there is no observation.
  func observed(in channel: Workspace.Channel) -> Double? {
    workspace.observations.first { $0.name == channel.name }?.data.reduce(0, +)
  }
}

extension Workspace {
  /// The parameter of interest of a measurement, if no modifier has its name.
  func missingInterest(of measurement: Measurement) -> String? {
    let names = Set(channels.flatMap(\.samples).flatMap(\.modifiers).map(\.name))
    return measurement.parameterOfInterest.flatMap { names.contains($0) ? nil : $0 }
  }
}

extension Workspace.Channel {
  /// Expected events of all samples, before modifiers.
  var nominal: Double { samples.reduce(0) { $0 + $1.data.reduce(0, +) } }

  var binCount: Int { samples.first?.data.count ?? 0 }
}

extension UsageError {
  static func unknownMeasurement(_ name: String, known: [String], in file: String) -> UsageError {
    UsageError(
      description: """
        \(file): there is no measurement '\(name)'\(suggestion(for: name, in: known)); the \
        measurements are \(known.joined(separator: ", "))
        """)
  }
}
