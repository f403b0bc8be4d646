import PhysicsFigures
import Plots
import Reports

extension RunFolder {
  /// Loss and significance by step, and the training played back.
  var trainingSection: Page.Section? {
    guard history != nil || playback != nil else { return nil }
    return Page.Section("training", "Training") {
      if let history { history.pictures(bestStep: trained?.step) }
      if let playback {
        Heading("Played back")
        playback.flipbook(
          signals: signals, cuts: distributions?.cuts ?? [],
          curve: history.flatMap { $0.validationCurve(bestStep: trained?.step) })
      }
    }
  }
}

extension TrainingHistory {
  /// Loss and significance against steps.
  func pictures(bestStep: Int?) -> Pictures {
    let curves = [
      curve("Loss", "loss", .init("training events", loss), bestStep),
      validationCurve(bestStep: bestStep),
    ]
    return Pictures(
      curves.compactMap { $0?.figure.half() },
      """
      The loss of each step is that of its events, relaxed, before the update. The significance is of \
      validation events, exactly counted; the parameters that are best there are kept.
      """)
  }

  /// The significance of validation events against steps; nil where it was never found.
  func validationCurve(bestStep: Int?) -> TrainingFigure? {
    guard !validation.isEmpty else { return nil }
    let significances = TrainingFigure.Curve(
      "validation events", steps: validation.map(\.step), validation.map(\.significance),
      hasPoints: true)
    return curve("Significance", "expected significance [σ]", significances, bestStep)
  }

  private func curve(
    _ title: String, _ label: String, _ curve: TrainingFigure.Curve, _ bestStep: Int?
  ) -> TrainingFigure {
    let phases = phaseStarts.map { TrainingFigure.Phase("phase \($0.phase)", from: $0.step) }
    return TrainingFigure(
      title, [.init(label, [curve])], bestStep: bestStep.map(Double.init),
      phases: phases.count > 1 ? phases : [])
  }
}

extension Playback {
  /// Of so many cuts there are pictures at most; the label has the others.
  private static let picturedCuts = 6

  /// The histograms of validation events and the cuts as they moved, from the frame of the kept parameters on.
  ///
  /// - Parameters:
  ///   - signals: The names of the processes that are signals.
  ///   - cuts: Distributions of what is cut on; may be empty.
  ///   - curve: What shows how far the training has come; nil for none.
  func flipbook(
    signals: Set<String>, cuts: [Distributions.Cut] = [], curve: TrainingFigure? = nil
  ) -> Flipbook {
    let heights = channels.indices.map(highest)
    let pictured = cuts.compactMap { cut in place(of: cut).map { (cut, $0) } }
      .prefix(Self.picturedCuts)
    return Flipbook(
      name: "training",
      frames: frames.map { frame in
        let histograms = channels.indices.map {
          picture(of: $0, in: frame, signals: signals, upTo: heights[$0])
        }
        let thresholds = pictured.map { cut, place in
          let (start, now) = (frames[0][place], frame[place])
          return cut.moving(from: start, to: now, signals: signals).half(300)
        }
        let way = curve.map { progress($0, at: frame) }
        return Flipbook.Frame(
          step: frame.step, label: label(frame),
          figures: [way].compactMap(\.self) + histograms + thresholds)
      }, start: frames.firstIndex(where: \.isBest) ?? max(frames.count - 1, 0),
      caption: """
        Histograms are validation events, exactly counted, with errors of simulation\
        \(pictured.isEmpty ? "" : "; cuts move over the distributions of test events at the end"). \
        The slider moves by the arrow keys, too.
        """)
  }

  /// The curve with a line at a frame, on an axis of all frames.
  private func progress(_ curve: TrainingFigure, at frame: Frame) -> Figure {
    var curve = curve
    curve.currentStep = Double(frame.step)
    var figure = curve.figure.half(330)
    figure.panels[0].x.including = frames.map { Double($0.step) }
    return figure
  }

  /// Where a frame has the threshold of a cut: its channel and its place there.
  private func place(of cut: Distributions.Cut) -> (channel: Int, cut: Int)? {
    guard let channel = channels.firstIndex(where: { $0.name == cut.channel }) else { return nil }
    let place = channels[channel].cuts.firstIndex {
      $0.position == cut.position && $0.variable == cut.variable && $0.kept == cut.kept
    }
    return place.map { (channel, $0) }
  }

  private func label(_ frame: Frame) -> String {
    var text = "After step \(frame.step)"
    if frame.isBest { text += ", the one that is kept" }
    if let validation = frame.validation {
      text += ": significance \(Cell.shown(validation.significance))"
    }
    let moved = zip(trainables, frame.trainables).filter {
      $0.1.count <= 4 && !$0.0.path.isOfLayer
    }.map {
      trainable, values in
      let numbers = values.map { Cell.shown($0, digits: 3) }.joined(separator: ", ")
      return "\(trainable.path) \(numbers)\(trainable.unit.map { " \($0)" } ?? "")"
    }
    let cuts = zip(channels, frame.channels).flatMap { channel, histograms in
      zip(channel.cuts, histograms.thresholds).map { cut, threshold in
        "\(cut.variable) \(cut.kept == .above ? ">" : "<") \(Cell.shown(threshold, digits: 3))"
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
      PlotText.literal(channel.name, within: 27), bins: bins,
      backgrounds: samples.filter { !signals.contains($0.name) },
      signals: samples.filter { signals.contains($0.name) }, comparison: .none, signalFactor: 1)
    stack.isHatched = false
    var figure = stack.figure.half(330)
    figure.panels[0].y.range = 0...max(1.3 * height, .leastNormalMagnitude)
    return figure
  }
}

extension Playback.Frame {
  /// The threshold at a place.
  fileprivate subscript(_ place: (channel: Int, cut: Int)) -> Double {
    channels[place.channel].thresholds[place.cut]
  }
}
