/// What can be wrong with a ROOT file, or with what is asked of it. Printing the error gives the
/// full text.
public enum ROOTFileError: Error, Sendable, Equatable {
  // MARK: The file

  /// No file at the path.
  case missingFile(String)
  /// A file that the system does not let us read.
  case unreadableFile(String, reason: String)
  /// A file that does not begin as ROOT files do; its first bytes.
  case notROOT(String, firstBytes: [UInt8])
  /// A file shorter than its header says.
  case truncated(String, byteCount: Int, expected: Int)

  // MARK: What is in it

  /// Bytes that contradict the format.
  case malformed(ROOTPlace, reason: String)
  /// Something valid that Apus does not read; the class it belongs to.
  case unsupported(ROOTPlace, className: String, reason: String)

  // MARK: What is asked of it

  /// A path that leads to no key; the part of it that was not found, and the directory searched.
  case unknownKey(
    file: String, path: String, name: String, directory: String, available: [String])
  /// A name that no column of a tree has.
  case unknownColumn(table: String, name: String, available: [String])
  /// A column that Apus does not read, and why.
  case unreadableColumn(table: String, name: String, reason: String)
  /// A key whose object is of another kind.
  case wrongClass(file: String, key: String, className: String, expected: String)

  // MARK: What is to be written

  /// A file that the system does not let us write.
  case unwritableFile(String, reason: String)
  /// An object, a column or a path that a ROOT file cannot have.
  case unwritable(String, reason: String)
  /// Parts of a histogram, a column or a tree that do not fit one another.
  case inconsistent(String, reason: String)
}
