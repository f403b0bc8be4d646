import PhysicsFigures
import Plots
import Reports
import Terminal

extension RunFolder {
  /// Loss and significance by step, and the training played back.
  var trainingSection: Page.Section? {
    guard history != nil || playback != nil else { return nil }
    return Page.Section("training", "Training") {
      if let history { Picture(history.figure(bestStep: trained?.step), TrainingHistory.caption) }
      if let playback {
        Heading("Played back")
        playback.flipbook(signals: signals)
      }
    }
  }
}

extension TrainingHistory {
  static let caption =
    "The loss of each step is that of its events, relaxed, before the update. The significance is of"
    + " validation events, exactly counted; the parameters that are best there are kept."

  /// Loss and significance against steps.
  func figure(bestStep: Int?) -> Figure {
    let starts = phaseStarts
    return TrainingFigure(
      "Training", loss: loss, validation: validation, bestStep: bestStep.map(Double.init),
      phases: starts.count > 1 ? starts.map { .init("phase \($0.phase)", from: $0.step) } : []
    ).figure
  }
}

extension Playback {
  /// The histograms of validation events as they moved, from the frame of the kept parameters on.
  func flipbook(signals: Set<String>) -> Flipbook {
    let heights = channels.indices.map(highest)
    return Flipbook(
      name: "training",
      frames: frames.map { frame in
        Flipbook.Frame(
          label: label(frame),
          figures: channels.indices.map {
            picture(of: $0, in: frame, signals: signals, upTo: heights[$0])
          })
      }, start: frames.firstIndex(where: \.isBest) ?? max(frames.count - 1, 0),
      caption:
        "Validation events, exactly counted, with errors of simulation. The slider moves by the"
        + " arrow keys, too.")
  }

  private func label(_ frame: Frame) -> String {
    var text = "After step \(frame.step)"
    if frame.isBest { text += ", the one that is kept" }
    if let validation = frame.validation {
      text += ": significance \(Digits.significant(validation.significance, 4))"
    }
    let moved = zip(trainables, frame.trainables).filter { $0.1.count <= 4 }.map {
      trainable, values in
      let numbers = values.map { Digits.significant($0, 3) }.joined(separator: ", ")
      return "\(trainable.path) \(numbers)\(trainable.unit.map { " \($0)" } ?? "")"
    }
    let cuts = zip(channels, frame.channels).flatMap { channel, histograms in
      zip(channel.cuts, histograms.thresholds).map { cut, threshold in
        "\(cut.variable) \(cut.kept == .above ? ">" : "<") \(Digits.significant(threshold, 3))"
      }
    }
    let details = (cuts + moved).prefix(6).joined(separator: "; ")
    return details.isEmpty ? "\(text)." : "\(text). \(details)."
  }

  /// The largest bin of all frames: axes stay where they are while histograms move.
  private func highest(of channel: Int) -> Double {
    frames.flatMap { frame -> [Double] in
      let values = frame.channels[channel].values
      return (values.first ?? []).indices.map { bin in values.reduce(0) { $0 + $1[bin] } }
    }.max() ?? 1
  }

  private func picture(of index: Int, in frame: Frame, signals: Set<String>, upTo height: Double)
    -> Figure
  {
    let (channel, histograms) = (channels[index], frame.channels[index])
    let label = PlotText.literal(channel.observable)
    let count = histograms.edges.count - 1
    let bins =
      channel.isOfCategories
      ? FigureBins(categories: (1...max(count, 1)).map { "\($0)" }, label: label)
      : FigureBins(edges: histograms.edges, label: label, unit: channel.unit)
    let samples = zip(channel.processes, zip(histograms.values, histograms.errors)).map {
      FigureSample($0, $1.0, variances: $1.1.map { $0 * $0 })
    }
    var stack = StackFigure(
      PlotText.literal(channel.name), bins: bins,
      backgrounds: samples.filter { !signals.contains($0.name) },
      signals: samples.filter { signals.contains($0.name) }, comparison: .none, signalFactor: 1)
    stack.width = 560
    var figure = stack.figure
    figure.panels[0].y.range = 0...max(1.3 * height, .leastNormalMagnitude)
    return figure
  }
}
