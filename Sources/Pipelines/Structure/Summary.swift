import Parameters

extension CompiledAnalysis {
  /// The analysis in words: channels with their stages, model, parameters with shapes, samples.
  public func summary(named name: String) -> String {
    ([name] + channelLines + modelLines + parameterLines + sampleLines + noteLines)
      .joined(separator: "\n")
  }

  private var channelLines: [String] {
    pipeline.channels.flatMap { channel in
      ["", "Channel '\(channel.name)'"] + channel.selections.map { "  select   \($0.name)" } + [
        "  observe  \(channel.observe.name)" + (channel.observe.unit.map { " [\($0)]" } ?? ""),
        "  fill     \(channel.fill.edges.shape[0] - 1) bins, beyond the edges: \(channel.fill.outside)",
      ]
    }
  }

  private var modelLines: [String] {
    let parameters = model(.exact).parameters.map { parameter in
      let size = parameter.range.count == 1 ? "" : " × \(parameter.range.count)"
      let role = parameter.name == pipeline.model.poi ? ", of interest" : ""
      return "  \(parameter.name)\(size)\(parameter.isConstrained ? ", constrained" : "")\(role)"
    }
    return ["", "Model"] + parameters + ["Objective: \(pipeline.objective.rawValue)"]
  }

  private var parameterLines: [String] {
    ["", "Trainable parameters (\(parameters.trainable.elementCount) numbers)"]
      + parameters.parameters.map { path, parameter in
        "  \(path) \(parameter.shape)\(parameter.unit.map { " [\($0)]" } ?? "")"
      }
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
