/// One member or base of a class, as it lies in a file.
struct StreamerElement: Sendable {
  let name: String
  let layout: Layout
  /// How the class declares it; nil for layouts that the format fixes.
  var declaration: Declaration?

  /// What the columns of trees need beside ``layout``.
  struct Declaration: Sendable {
    /// TVirtualStreamerInfo::EReadWrite.
    let code: Int
    let typeName: String
    /// What stands behind the member in its header file, with the range of packed numbers.
    let comment: String
    /// The fixed lengths, the outermost first.
    let lengths: [Int]
  }

  /// Whether it is a base class.
  var isBase: Bool { if case .base = layout { true } else { false } }

  enum Layout: Sendable {
    /// A base class, called as the element.
    case base
    case number(StreamedNumber)
    /// An array of fixed length.
    case numbers(StreamedNumber, count: Int)
    /// As many arrays as `arrays` says, each as long as the member `counter` says.
    case counted(StreamedNumber, counter: String, arrays: Int)
    /// A TString.
    case text
    /// An object that is part of this one, or a pointer that is never null.
    case object(className: String)
    /// As many objects as a fixed length says.
    case objects(className: String, count: Int)
    /// A pointer to an object of any class, or to none, or to one read before.
    case pointer
    /// A member that is not in the file.
    case absent
    /// What Apus does not interpret, and why.
    case unsupported(reason: String)
  }
}
