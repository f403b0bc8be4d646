import PhysicsFigures
import Plots
import Reports

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
    let films =
      frames.isEmpty
      ? []
      : channels.indices.map {
        ChannelFilm(of: self, channel: $0, signals: signals)
      }
    let pictured = cuts.compactMap { cut in place(of: cut).map { (cut, $0) } }
      .prefix(Self.picturedCuts)
    let shown = frames.enumerated().map { index, frame in
      let way = curve.map { progress($0, at: frame) }
      let thresholds = pictured.map { cut, place in
        cut.moving(from: frames[0][place], to: frame[place], signals: signals).half(300)
      }
      return Flipbook.Frame(
        step: frame.step, label: label(frame),
        figures: [way].compactMap(\.self) + films.map { $0.figure(at: index) } + thresholds)
    }
    return Flipbook(
      name: "training", frames: shown,
      start: frames.firstIndex(where: \.isBest) ?? max(frames.count - 1, 0),
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
}

extension Playback.Frame {
  /// The threshold at a place.
  fileprivate subscript(_ place: (channel: Int, cut: Int)) -> Double {
    channels[place.channel].thresholds[place.cut]
  }
}
