import Foundation
import Parameters

extension CompiledAnalysis {
  /// The analysis in words: channels with their stages, model, parameters with shapes, samples.
  public func summary(named name: String) -> String {
    ([name] + settingLines + channelLines + modelLines + parameterLines + annealingLines
      + sampleLines + noteLines)
      .joined(separator: "\n")
  }

  private var settingLines: [String] {
    let lines = settings.map { "  \($0.name) = \($0.value) (\($0.domain))" }
    return lines.isEmpty ? [] : ["", "Settings"] + lines
  }

  private var channelLines: [String] {
    pipeline.channels.flatMap { channel in
      ["", "Channel '\(channel.name)'"] + channel.selections.map { "  select   \($0.name)" } + [
        "  observe  \(channel.observe.name)" + (channel.observe.unit.map { " [\($0)]" } ?? ""),
        "  fill     \(channel.fill.binning.summary)",
      ]
    }
  }

  private var modelLines: [String] {
    let parameters = model(.exact).parameters.map { parameter in
      let size = parameter.range.count == 1 ? "" : " × \(parameter.range.count)"
      let role = parameter.name == pipeline.model.poi ? ", of interest" : ""
      return "  \(parameter.name)\(size)\(parameter.isConstrained ? ", constrained" : "")\(role)"
    }
    return ["", "Model"] + parameters + ["Objective: \(pipeline.objective)"]
  }

  private var annealingLines: [String] {
    let lines = parameters.parameters.compactMap { path, parameter in
      annealings[parameter].map { "  \(path) \($0)" }
    }
    return lines.isEmpty ? [] : ["", "Annealed in training"] + lines
  }

  private var parameterLines: [String] {
    ["", "Trainable parameters (\(parameters.trainable.elementCount) numbers)"]
      + parameters.trainable.parameters.map { path, parameter in
        let unit = parameter.unit.map { " \($0)" } ?? ""
        guard let start = startText(of: parameter) else {
          return "  \(path) \(parameter.shape)\(unit)"
        }
        return "  \(path) \(parameter.shape), from \(start)\(unit)"
      }
  }

  /// Where a parameter starts, if that is fixed and short enough to read.
  private func startText(of parameter: Parameter) -> String? {
    guard case .value(let value) = parameter.initialiser, value.shape.count <= 8 else { return nil }
    let numbers = value.elements.map { String(format: "%g", $0) }
    return numbers.joined(separator: ", ")
  }

  private var noteLines: [String] {
    data.notes.isEmpty ? [] : ["", "Notes on the data"] + data.notes.map { "  \($0)" }
  }

  private var sampleLines: [String] {
    ["", "Events (training, validation, test)"]
      + data[.training].indices.map { index in
        let process = data[.training][index]
        let counts = DataPart.allCases.map { "\(data[$0][index].events.count)" }
        let variations = process.variations.map(\.name)
        let varied = variations.isEmpty ? "" : ", varied by \(variations.joined(separator: ", "))"
        return
          "  \(process.name) (\(process.role.rawValue)): \(counts.joined(separator: ", "))\(varied)"
      }
  }
}

extension Binning {
  /// "4 bins, beyond the edges: dropped".
  var summary: String {
    switch self {
    case .edges(_, _, _, let outside): "\(count) bins, beyond the edges: \(outside)"
    case .categories(let count, _): "\(count) categories"
    }
  }
}
