extension CutFlow: CheckedRecord {
  func check() throws(RecordFlaw) {
    for channel in channels {
      for process in channel.processes {
        for counts in [process.before, process.after] {
          try RecordFlaw.require(
            counts.count, channel.selections.count + 1,
            "counts of '\(process.name)' in channel '\(channel.name)'")
        }
      }
    }
  }
}
