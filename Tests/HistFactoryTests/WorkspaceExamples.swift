import Foundation
import HistFactory

/// A workspace with every type of modifier and every setting, as text in which tests replace parts.
let everything = """
  {
    "channels": [
      {"name": "signal/region", "samples": [
        {"name": "signal", "data": [5.5, 10], "modifiers": [
          {"name": "mu", "type": "normfactor", "data": null},
          {"name": "lumi", "type": "lumi", "data": null},
          {"name": "norm", "type": "normsys", "data": {"lo": 0.9, "hi": 1.15}}]},
        {"name": "background", "data": [50.1, 60], "modifiers": [
          {"name": "shape", "type": "histosys",
           "data": {"lo_data": [45, 61], "hi_data": [55, 62]}},
          {"name": "bins", "type": "shapesys", "data": [5, 12]},
          {"name": "stat", "type": "staterror", "data": [1, 2]},
          {"name": "free", "type": "shapefactor", "data": null}]}]}
    ],
    "observations": [{"name": "signal/region", "data": [52, 63]}],
    "measurements": [{"name": "first", "config": {"poi": "mu", "parameters": [
      {"name": "mu", "inits": [2], "bounds": [[-1, 5]]},
      {"name": "lumi", "auxdata": [1.1], "sigmas": [0.02], "inits": [1.05],
       "bounds": [[0.5, 1.5]]},
      {"name": "norm", "fixed": true, "inits": [0.5]},
      {"name": "shape", "auxdata": [0.25]},
      {"name": "bins", "factors": [90, 30], "auxdata": [95, 25]},
      {"name": "stat", "sigmas": [0.1, 0.2], "bounds": [[0.1, 2], [0.2, 3]]},
      {"name": "unused", "inits": [7]}]}}],
    "version": "1.0.0"
  }
  """

/// The text with one part replaced, which must be there.
func everything(replacing part: String, with other: String) -> Data {
  precondition(everything.contains(part), "the example has no \(part)")
  return Data(everything.replacing(part, with: other, maxReplacements: 1).utf8)
}
