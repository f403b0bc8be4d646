internal import CGSL

/// A failure that the GNU Scientific Library reported.
public struct GSLError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The library's error number, from `gsl_errno.h`.
  public let code: Int32

  /// The library function that reported it.
  public let function: String

  /// What the call was given and what to do about it, when more is known than the number says.
  public let advice: String?

  /// Makes an error from the library's number and the name of its function.
  public init(code: Int32, function: String, advice: String? = nil) {
    (self.code, self.function, self.advice) = (code, function, advice)
  }

  /// The library's words for the error number, as in `input domain error`.
  public var text: String { String(cString: gsl_strerror(code)) }

  /// For instance `gsl_eigen_symmv: input domain error (GSL code 1)`, and the advice after it.
  public var description: String {
    "\(function): \(text) (GSL code \(code))" + (advice.map { "; \($0)" } ?? "")
  }
}

/// What every call of the library passes through.
public enum GSL {
  /// The version of the library that answers, as in `2.7.1`.
  public static var version: String { String(cString: apus_gsl_version()) }

  // The library's own handler aborts the process.
  private static let quietHandler: Void = { _ = gsl_set_error_handler_off() }()

  static func prepare() { quietHandler }

  static func check(_ code: Int32, in function: String) throws(GSLError) {
    if code != Int32(GSL_SUCCESS) { throw GSLError(code: code, function: function) }
  }
}
