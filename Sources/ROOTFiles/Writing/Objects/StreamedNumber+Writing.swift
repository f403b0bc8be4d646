extension StreamedNumber {
  /// Adds as many numbers as `count` says; zeros where there is no value.
  ///
  /// - Precondition: There are as many values, of whole or of real numbers as the kind is, which
  ///   fit it.
  func write(_ value: StreamedValue?, count: Int, to writer: inout ByteWriter) {
    switch value {
    case nil: write(isReal ? .reals(zeros(count)) : .integers(zeros(count)), to: &writer)
    case .integer(let value): write(.integers([value]), to: &writer)
    case .real(let value): write(.reals([value]), to: &writer)
    case .integers(let values) where values.count == count: write(.integers(values), to: &writer)
    case .reals(let values) where values.count == count: write(.reals(values), to: &writer)
    case let other?: preconditionFailure("\(other) where \(count) numbers are to be written")
    }
  }

  private func zeros<Value: Numeric>(_ count: Int) -> [Value] { Array(repeating: 0, count: count) }

  private var isReal: Bool { self == .float || self == .double || self == .double32 }

  private func write(_ values: StreamedValue, to writer: inout ByteWriter) {
    switch (self, values) {
    case (.int8, .integers(let values)): writer.add(all: values.lazy.map { Int8($0) })
    case (.int16, .integers(let values)): writer.add(all: values.lazy.map { Int16($0) })
    case (.int32, .integers(let values)), (.counter, .integers(let values)):
      writer.add(all: values.lazy.map { Int32($0) })
    case (.long, .integers(let values)), (.int64, .integers(let values)): writer.add(all: values)
    case (.uint8, .integers(let values)), (.bool, .integers(let values)):
      writer.add(all: values.lazy.map { UInt8($0) })
    case (.uint16, .integers(let values)): writer.add(all: values.lazy.map { UInt16($0) })
    case (.uint32, .integers(let values)), (.bits, .integers(let values)):
      writer.add(all: values.lazy.map { UInt32($0) })
    case (.unsignedLong, .integers(let values)), (.uint64, .integers(let values)):
      writer.add(all: values.lazy.map { UInt64(bitPattern: $0) })
    case (.float, .reals(let values)), (.double32, .reals(let values)):
      writer.add(all: values.lazy.map { Float($0) })
    case (.double, .reals(let values)): writer.add(all: values)
    default: preconditionFailure("\(values) for a member that holds \(self)")
    }
  }
}
