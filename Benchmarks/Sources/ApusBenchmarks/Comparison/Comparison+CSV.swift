extension Comparison {
  /// Reading a table from text, with one thread and with two. The reader of pandas 3.1 takes two by itself.
  static let tables: [Comparison] = [
    csv(.all, "pandas", threads: 2), csv(.all, "polars", threads: 1),
    csv(.few, "polars", threads: 1), csv(.all, "polars", threads: 2),
  ]

  private static func csv(
    _ selection: CSVTable.Selection, _ library: String, threads: Int
  ) -> Comparison {
    let columns = selection == .all ? "20 columns" : "4 of 20 columns"
    return Comparison(
      name: "csv-\(library)-\(selection)-\(threads)",
      peer: .python("csv_read.py", [library, "\(threads)", "\(selection)"]), peerName: library,
      apus: .apus(["csv", "--columns", "\(selection)", "--threads", "\(threads)"]), rounds: 2,
      input: (file: "csv_events.csv", script: "csv_inputs.py", arguments: []),
      rows: [
        Row(
          title: "CSV, 10⁶ events, \(columns), \(threads) thread\(threads == 1 ? "" : "s")",
          peer: "csv_\(selection)_\(library)_\(threads)", apus: "csv_\(selection)_\(threads)",
          target: .speed(1), tolerance: .double)
      ])
  }
}
