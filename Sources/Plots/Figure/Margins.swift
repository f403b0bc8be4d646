/// The room around a panel's frame for labels, in pixels.
struct Margins {
  var left = 0.0
  var right = 0.0
  var top = 0.0
  var bottom = 0.0
}
