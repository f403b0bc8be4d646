/// What happens to a part of a description that a HistFactory workspace cannot express.
public enum Inexpressible: Sendable {
  /// An error that names it.
  case refused
  /// It is left out, and a note of the conversion names it.
  case leftOut
}
