import Foundation

// Named apart from the functions of the graph.
func cosine(_ angle: Double) -> Double { Foundation.cos(angle) }
func sine(_ angle: Double) -> Double { Foundation.sin(angle) }
func angle(_ y: Double, _ x: Double) -> Double { Foundation.atan2(y, x) }
func logarithm(_ x: Double) -> Double { Foundation.log(x) }
func exponential(_ x: Double) -> Double { Foundation.exp(x) }
