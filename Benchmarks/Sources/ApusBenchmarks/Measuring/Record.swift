import Foundation

/// One line of JSON, as the peers and these benchmarks print it.
struct Record {
  var bench: String
  var medianSeconds: Double
  var leastSeconds: Double
  var value: Double
  /// All fields whose name begins with `grad`; a number is a gradient of one element.
  var gradients: [String: [Double]] = [:]
  /// The CLs expected at −2, −1, 0, 1 and 2 standard deviations, for tests.
  var expected: [Double]?
  /// How many toys were made in this time.
  var toys: Int?
  /// The largest resident memory of the process so far, data included.
  var peakMegabytes: Double?
  /// The memory of the process at the end that no file stands behind.
  var anonymousMegabytes: Double?
  var dataMegabytes: Double?
  var threads: Int?
  var blas: String?
  /// The templates of the neos step, by sample.
  var yields: [String: [Double]]?
}

extension Record {
  /// The records among the lines of a text; other lines, which a library may print, are passed over.
  static func records(in text: String) -> [Record] {
    text.split(whereSeparator: \.isNewline).compactMap {
      try? JSONDecoder().decode(Record.self, from: Data($0.utf8))
    }
  }

  /// The records of a file.
  static func records(at file: URL) throws -> [Record] {
    records(in: try String(contentsOf: file, encoding: .utf8))
  }

  /// The record as one line.
  func line() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

extension Record: Codable {
  private struct Key: CodingKey {
    static let (bench, median, least, value) = (
      Key("bench"), Key("median_s"), Key("min_s"), Key("value")
    )
    static let (cls, expected, toys) = (Key("cls"), Key("expected"), Key("toys"))
    static let (peak, anonymous, data) = (Key("peak_mb"), Key("anonymous_mb"), Key("data_mb"))
    static let (threads, blas, yields) = (Key("threads"), Key("blas"), Key("yields"))

    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    bench = try fields.decode(String.self, forKey: .bench)
    medianSeconds = try fields.decode(Double.self, forKey: .median)
    leastSeconds = try fields.decode(Double.self, forKey: .least)
    // Peers call the value of a test CLs.
    value = try fields.decode(Double.self, forKey: fields.contains(.cls) ? .cls : .value)
    expected = try fields.decodeIfPresent([Double].self, forKey: .expected)
    toys = try fields.decodeIfPresent(Int.self, forKey: .toys)
    peakMegabytes = try fields.decodeIfPresent(Double.self, forKey: .peak)
    anonymousMegabytes = try fields.decodeIfPresent(Double.self, forKey: .anonymous)
    dataMegabytes = try fields.decodeIfPresent(Double.self, forKey: .data)
    threads = try fields.decodeIfPresent(Int.self, forKey: .threads)
    blas = try fields.decodeIfPresent(String.self, forKey: .blas)
    yields = try fields.decodeIfPresent([String: [Double]].self, forKey: .yields)
    for key in fields.allKeys where key.stringValue.hasPrefix("grad") {
      let number = try? fields.decode(Double.self, forKey: key)
      gradients[key.stringValue] =
        try number.map { [$0] } ?? fields.decode([Double].self, forKey: key)
    }
  }

  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(bench, forKey: .bench)
    try fields.encode(medianSeconds, forKey: .median)
    try fields.encode(leastSeconds, forKey: .least)
    try fields.encode(value, forKey: .value)
    try fields.encodeIfPresent(expected, forKey: .expected)
    try fields.encodeIfPresent(toys, forKey: .toys)
    try fields.encodeIfPresent(peakMegabytes, forKey: .peak)
    try fields.encodeIfPresent(anonymousMegabytes, forKey: .anonymous)
    try fields.encodeIfPresent(dataMegabytes, forKey: .data)
    try fields.encodeIfPresent(threads, forKey: .threads)
    try fields.encodeIfPresent(blas, forKey: .blas)
    try fields.encodeIfPresent(yields, forKey: .yields)
    for (name, gradient) in gradients {
      if gradient.count == 1 {
        try fields.encode(gradient[0], forKey: Key(name))
      } else {
        try fields.encode(gradient, forKey: Key(name))
      }
    }
  }
}
