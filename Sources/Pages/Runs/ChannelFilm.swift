import Foundation
import PhysicsFigures
import Plots
import Reports

/// The histograms of a channel as they move, on an axis of events that stays.
struct ChannelFilm {
  private let channel: Playback.Channel
  private let frames: [Playback.Histograms]
  private let signals: Set<String>
  private let scale: StackFigure.Scale
  private let range: ClosedRange<Double>

  /// - Parameters:
  ///   - playback: All frames, of which there is at least one.
  ///   - index: Which of its channels.
  ///   - signals: The names of the processes that are signals.
  init(of playback: Playback, channel index: Int, signals: Set<String>) {
    (channel, self.signals) = (playback.channels[index], signals)
    frames = playback.frames.map { $0.channels[index] }
    let kept = playback.frames.firstIndex(where: \.isBest) ?? frames.count - 1
    let top = max(frames.flatMap(\.totals).max() ?? 0, .leastNormalMagnitude)
    let backgrounds = frames[kept].totals {
      !signals.contains(playback.channels[index].processes[$0])
    }
    scale = .showing(backgrounds)
    guard scale == .logarithmic else {
      range = 0...(1.3 * top)
      return
    }
    let least = backgrounds.filter { $0 > 0 }.min() ?? top
    let low = max(least / 3, 1e-5 * top)
    range = low...(low * pow(top / low, 1.3))
  }

  /// The picture of a frame.
  func figure(at index: Int) -> Figure {
    let histograms = frames[index]
    let samples = zip(channel.processes, zip(histograms.values, histograms.errors)).map {
      FigureSample($0, $1.0, variances: $1.1.map { $0 * $0 })
    }
    var stack = StackFigure(
      PlotText.literal(channel.name, within: 27), bins: bins(histograms),
      backgrounds: samples.filter { !signals.contains($0.name) },
      signals: samples.filter { signals.contains($0.name) }, comparison: .none, scale: scale,
      signalFactor: 1)
    stack.isHatched = false
    var figure = stack.half(330)
    figure.panels[0].y.range = range
    return figure
  }

  private func bins(_ histograms: Playback.Histograms) -> FigureBins {
    let label = PlotText.literal(channel.observable)
    let count = histograms.edges.count - 1
    return channel.isOfCategories
      ? FigureBins(categories: (1...max(count, 1)).map { "\($0)" }, label: label)
      : FigureBins(edges: histograms.edges, label: label, unit: channel.unit)
  }
}

extension Playback.Histograms {
  /// The events of all processes in each bin.
  fileprivate var totals: [Double] { totals { _ in true } }

  /// The events in each bin of the processes at some places.
  fileprivate func totals(of isPart: (Int) -> Bool) -> [Double] {
    let parts = values.indices.filter(isPart).map { values[$0] }
    return (values.first ?? []).indices.map { bin in parts.reduce(0) { $0 + $1[bin] } }
  }
}
