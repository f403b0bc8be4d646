import Histograms
import PhysicsFigures
import Pipelines
import Plots

/// The templates of one channel, by process.
struct ChannelTemplates {
  let channel: String
  /// In the order of the file, nominal.
  let processes: [(name: String, histogram: Histogram)]
  /// By process and variation, down and up.
  private let variations: [String: [String: (down: Histogram, up: Histogram)]]

  /// The channels of a collection whose paths are `channel/process` and `channel/process/variation up`.
  static func all(in collection: HistogramCollection) throws -> [ChannelTemplates] {
    let parts = collection.paths.map { $0.split(separator: "/").map(String.init) }
    var channels: [String] = []
    for part in parts
    where part.count > 1 && channels.last != part[0] && !channels.contains(part[0]) {
      channels.append(part[0])
    }
    return try channels.map { try ChannelTemplates($0, collection) }
  }

  private init(_ channel: String, _ collection: HistogramCollection) throws {
    self.channel = channel
    var processes: [(String, Histogram)] = []
    var varied: [String: [String: [String: Histogram]]] = [:]
    for path in collection.paths {
      let parts = path.split(separator: "/", maxSplits: 2).map(String.init)
      guard parts.count > 1, parts[0] == channel else { continue }
      guard parts.count == 3, let blank = parts[2].lastIndex(of: " ") else {
        processes.append((parts[1], try collection[path]))
        continue
      }
      let direction = String(parts[2][parts[2].index(after: blank)...])
      varied[parts[1], default: [:]][String(parts[2][..<blank]), default: [:]][direction] =
        try collection[path]
    }
    let all = processes.map(\.1) + varied.values.flatMap(\.values).flatMap(\.values)
    guard let axes = processes.first?.1.axes, axes.count == 1,
      all.allSatisfy({ $0.axes == axes })
    else { throw PagesError.unlikeTemplates(channel) }
    self.processes = processes
    variations = varied.mapValues { names in
      names.compactMapValues { both in
        guard let down = both["down"], let up = both["up"] else { return nil }
        return (down, up)
      }
    }
  }

  /// The bins; nil for a channel without processes.
  var bins: FigureBins? { processes.first?.histogram.axes.first.map { FigureBins($0) } }

  /// All backgrounds together and all signals together.
  ///
  /// - Parameter signals: The names of the processes that are signals.
  func sums(signals: Set<String>) -> (background: FigureSample, signal: FigureSample) {
    func sum(_ name: String, _ isPart: (String) -> Bool) -> FigureSample {
      let parts = processes.filter { isPart($0.name) }.map(\.histogram)
      let count = bins?.count ?? 0
      func total(_ numbers: KeyPath<Histogram, [Double]>) -> [Double] {
        (0..<count).map { bin in parts.reduce(0) { $0 + $1[keyPath: numbers][bin] } }
      }
      return FigureSample(name, total(\.values), variances: total(\.variances))
    }
    return (sum("background") { !signals.contains($0) }, sum("signal", signals.contains))
  }

  /// The scale on which most bins are seen.
  ///
  /// - Parameter signals: The names of the processes that are signals.
  func scale(signals: Set<String>) -> StackFigure.Scale {
    .showing(sums(signals: signals).background.values)
  }

  /// The stack of a channel, signals as lines.
  ///
  /// - Parameters:
  ///   - title: What stands above, with markup.
  ///   - signals: The names of the processes that are signals.
  ///   - scale: How the axis of events is divided.
  func figure(_ title: String, signals: Set<String>, scale: StackFigure.Scale) -> StackFigure? {
    guard let bins else { return nil }
    let samples = processes.map { FigureSample($0.name, $0.histogram) }
    let backgrounds = samples.filter { !signals.contains($0.name) }
    return StackFigure(
      title, bins: bins, backgrounds: backgrounds,
      signals: samples.filter { signals.contains($0.name) },
      uncertainty: uncertainty(of: backgrounds.map(\.name)), scale: scale, signalFactor: 1)
  }

  /// √(Σ variances + Σ over variations of (half the difference of up and down)²), bin by bin; a variation
  /// moves all processes together.
  private func uncertainty(of names: [String]) -> [Double] {
    let chosen = processes.filter { names.contains($0.name) }
    guard let count = processes.first?.histogram.values.count else { return [] }
    var squares = Array(repeating: 0.0, count: count)
    for (_, histogram) in chosen {
      for bin in squares.indices { squares[bin] += histogram.variances[bin] }
    }
    for variation in Set(names.flatMap { variations[$0, default: [:]].keys }) {
      for bin in squares.indices {
        let shift = names.reduce(0.0) { sum, name in
          guard let (down, up) = variations[name]?[variation] else { return sum }
          return sum + (up.values[bin] - down.values[bin]) / 2
        }
        squares[bin] += shift * shift
      }
    }
    return squares.map { $0.squareRoot() }
  }
}
