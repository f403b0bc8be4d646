/// The layouts of classes that are known: those that the file brings, and those that are needed to
/// read them.
struct StreamerCatalog: Sendable {
  private var layouts: [String: [Int: StreamerInfo]] = [:]
  /// What was wrong with layouts of the file: only an error when an object needs one.
  private var problems: [ROOTFileError] = []

  /// Layouts that the format fixes.
  static let builtIn = StreamerCatalog(.builtIn)

  init(_ infos: [StreamerInfo]) {
    for info in infos { add(info) }
  }

  /// The catalogue of a file: the list of TStreamerInfo that its header points to.
  init(of file: FileStorage) throws {
    guard file.header.streamerInfoPosition != 0 else {
      self = .builtIn
      return
    }
    let record = try KeyRecord.read(at: file.header.streamerInfoPosition, of: file.bytes)
    let reader = try record.objectReader(in: file.bytes, label: "StreamerInfo")
    self = try StreamerCatalogs.shared.catalog(of: reader.bytes, keyLength: record.keyLength) {
      try StreamerCatalog(reader, keyLength: record.keyLength)
    }
  }

  /// - Parameter list: At the list of TStreamerInfo.
  private init(_ list: ByteReader, keyLength: Int) throws {
    self = .builtIn
    var reader = ObjectReader(list, keyLength: keyLength, catalog: .builtIn)
    let list = try reader.tree(ofClass: "TList").view
    // Beside the layouts, the list may hold the rules by which old data are converted.
    for index in list.object.items.indices {
      do {
        if let item = try list.item(index), item.className == "TStreamerInfo" {
          add(try StreamerInfo(item))
        }
      } catch let error as ROOTFileError {
        problems.append(error)
      }
    }
  }

  /// Whether all layouts of the file could be read.
  var isSound: Bool { problems.isEmpty }

  private mutating func add(_ info: StreamerInfo) {
    layouts[info.className, default: [:]][info.version] = info
  }

  /// Whether a layout of the class has the version 0.
  func hasVersionZero(of className: String) -> Bool { layouts[className]?[0] != nil }

  /// The layout of an object of this class with this header.
  subscript(className: String, header: VersionHeader) -> StreamerInfo? {
    guard let checksum = header.checksum else { return layouts[className]?[header.version] }
    return layouts[className]?.values.first { $0.checksum == checksum }
  }

  /// The layout of a class by its checksum, or else by its version, or else the only one.
  func layout(of className: String, checksum: Int?, version: Int?) -> StreamerInfo? {
    guard let versions = layouts[className] else { return nil }
    if let checksum, let info = versions.values.first(where: { $0.checksum == checksum }) {
      return info
    }
    if let version, let info = versions[version] { return info }
    return versions.count == 1 ? versions.values.first : nil
  }

  /// The newest layout of a class.
  func newestLayout(of className: String) -> StreamerInfo? {
    layouts[className]?.max { $0.key < $1.key }?.value
  }

  func reasonForMissing(_ className: String, _ version: Int) -> String {
    let versions = layouts[className]?.keys.sorted().map(String.init) ?? []
    return "the file does not say how version \(version) is laid out"
      + (versions.isEmpty ? "" : ", only version \(versions.joined(separator: ", "))")
      + (problems.first.map { ", perhaps because of another error: \($0)" } ?? "")
  }

  /// Whether a class is `base` or derives from it; nil where its layout is not known.
  func derives(_ className: String, from base: String) -> Bool? {
    guard className != base else { return true }
    guard let versions = layouts[className] else { return nil }
    var seen: Set<String> = [className]
    var waiting = versions.values.flatMap(\.bases)
    while let next = waiting.popLast() {
      guard next != base else { return true }
      if seen.insert(next).inserted {
        waiting += layouts[next]?.values.flatMap(\.bases) ?? []
      }
    }
    return false
  }
}
