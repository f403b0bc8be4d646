extension Playback: CheckedRecord {
  func check() throws(RecordFlaw) {
    guard zip(frames, frames.dropFirst()).allSatisfy({ $0.step < $1.step }) else {
      throw RecordFlaw("the steps of its frames do not rise")
    }
    for frame in frames {
      let place = "frame of step \(frame.step)"
      try RecordFlaw.require(frame.trainables.count, trainables.count, "\(place), trainables")
      try RecordFlaw.require(frame.channels.count, channels.count, "\(place), channels")
      for (channel, histograms) in zip(channels, frame.channels) {
        try histograms.check(channel, "\(place), channel '\(channel.name)'")
      }
    }
  }
}

extension Playback.Histograms {
  fileprivate func check(_ channel: Playback.Channel, _ place: String) throws(RecordFlaw) {
    try RecordFlaw.requireEdges(edges, "\(place), edges")
    try RecordFlaw.require(thresholds.count, channel.cuts.count, "\(place), thresholds")
    try RecordFlaw.requireNumbers(thresholds, "\(place), thresholds")
    for (name, numbers) in [("values", values), ("errors", errors)] {
      try RecordFlaw.require(numbers.count, channel.processes.count, "\(place), \(name)")
      for bins in numbers {
        try RecordFlaw.require(bins.count, edges.count - 1, "\(place), \(name) of a process")
        try RecordFlaw.requireNumbers(bins, "\(place), \(name)")
      }
    }
  }
}
