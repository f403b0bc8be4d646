import Foundation

@testable import Reports

/// A playback of many frames with channels as real analyses have them: bins that move, five processes.
enum LongTraining {
  private static let processes = ["signal", "Z → ττ", "W + jets", "t t̄", "dibosons"]

  /// - Parameters:
  ///   - count: How many frames there are.
  ///   - bins: How many bins each channel has.
  static func playback(frames count: Int, bins: Int) -> Playback {
    let channels = ["0 jets", "1 jet", "2 jets"].map { name in
      Playback.Channel(
        name: name, observable: "score", unit: nil, processes: processes, isOfCategories: false,
        cuts: [])
    }
    return Playback(
      trainables: [.init(path: "threshold", shape: [], unit: "GeV")], channels: channels,
      frames: (0..<count).map { frame(at: Double($0) / Double(count), $0, bins, count) })
  }

  private static func frame(at time: Double, _ step: Int, _ bins: Int, _ count: Int)
    -> Playback.Frame
  {
    Playback.Frame(
      step: step, loss: -time, validation: nil, isBest: step == count * 3 / 4,
      trainables: [[40 + 7 * sin(time)]],
      channels: (0..<3).map { channel in
        let values = processes.indices.map { process in
          (0..<bins).map { bin in
            let place = (Double(bin) + 0.5) / Double(bins)
            let peak = process == 0 ? 0.5 + 0.4 * time : 0.5 - 0.3 * time
            return 400 / Double(1 + process) * exp(-8 * pow(place - peak, 2)) + Double(channel)
          }
        }
        return Playback.Histograms(
          edges: (0...bins).map { pow(Double($0) / Double(bins), 1 + 0.3 * time) },
          values: values, errors: values.map { $0.map { 0.8 * $0.squareRoot() } }, thresholds: [])
      })
  }
}
