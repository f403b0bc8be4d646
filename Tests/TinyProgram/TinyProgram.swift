import Apus
import Foundation
import TinyAnalysis

/// The tiny analysis as a program, or the wide one where the environment asks for it.
@main
struct TinyProgram {
  static func main() {
    if ProcessInfo.processInfo.environment["TINY_ANALYSIS"] == "wide" {
      WideAnalysis.main()
    } else {
      TinyAnalysis.main()
    }
  }
}
