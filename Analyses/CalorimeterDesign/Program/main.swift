import Autodiff
import CalorimeterDesign
import Foundation

func stats(_ v: [Double]) -> (Double, Double) {
  let m = v.reduce(0, +) / Double(v.count)
  let s = v.reduce(0) { $0 + ($1 - m) * ($1 - m) } / Double(v.count - 1)
  return (m, s.squareRoot())
}
for ms in [false, true] {
  let physics = ShowerPhysics(cut: 1, multipleScattering: ms)
  let setup = try ShowerSetup<Double>(energy: 10_000, absorber: 2.3, gap: 5.7, physics: physics)
  var t = Date()
  let r = simulateShowers(setup, count: 400, seed: 1, threads: 1)
  let plain = -t.timeIntervalSinceNow
  let steps = r.reduce(0) { $0 + $1.steps }
  let v = stats(r.map(\.visible)), l = stats(r.map(\.leaked))
  print("ms", ms, "plain s/shower", plain / 400, "ns/step", plain / Double(steps) * 1e9, "steps", steps / 400, "particles", r[0].particles)
  print("visible", v, "res", v.1 / v.0, "leak", l, "sum", r[0].deposits.reduce(0, +) + r[0].leaked)
  t = Date()
  let d4 = try ShowerSetup<Dual4>(energy: Dual4(10_000, inDirection: 0), absorber: Dual4(2.3, inDirection: 1), gap: Dual4(5.7, inDirection: 2), physics: physics)
  for (n, e) in [("path", DerivativeEstimator.pathwise), ("stop", .stopped), ("complete", DerivativeEstimator(includesDecisions: true, response: v.0 / 1e4))] {
    t = Date()
    let count = 400
    let d = simulateShowers(d4, count: count, seed: 1, estimator: e, threads: 1)
    let time = -t.timeIntervalSinceNow
    print(n, "ratio", time / plain * 400 / Double(count), "equal", d[0].visible.value == r[0].visible)
    for k in 0..<3 {
      let s = stats(d.map { ($0.visible + $0.decisions).tangents[k] })
      print("   dV/d", k, s.0, "+-", s.1 / Double(count).squareRoot())
    }
  }
  for k in 0..<3 {
    let h = [200, 0.1, 0.2][k]
    func at(_ x: Double) throws -> [ShowerRecord<Double>] {
      try simulateShowers(ShowerSetup<Double>(energy: 10_000 + (k == 0 ? x : 0), absorber: 2.3 + (k == 1 ? x : 0), gap: 5.7 + (k == 2 ? x : 0), physics: physics), count: 2000, seed: 1)
    }
    let u = try at(h), w = try at(-h)
    let s = stats(zip(u, w).map { ($0.visible - $1.visible) / (2 * h) })
    print("   diff", k, s.0, "+-", s.1 / 2000.0.squareRoot())
  }
}
