import Apus
import TinyAnalysis

TinyAnalysis.main()
