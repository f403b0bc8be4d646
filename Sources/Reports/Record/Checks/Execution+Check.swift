extension [Execution]: CheckedRecord {
  func check() throws(RecordFlaw) {
    for execution in self where !(0...1e9 ~= execution.seconds) {
      throw RecordFlaw("'\(execution.command)' took \(execution.seconds) seconds")
    }
  }
}
