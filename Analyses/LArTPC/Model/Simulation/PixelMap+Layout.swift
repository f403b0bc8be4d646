import Foundation

extension PixelMap {
  /// Lays out the cells of some tracks.
  ///
  /// - Parameters:
  ///   - tracks: The tracks.
  ///   - response: What an electron induces.
  ///   - kept: The pixels that are wanted; nil for all that charge arrives at. Pixels on which current is
  ///     only induced are left out: it is bipolar and stays below the threshold.
  /// - Precondition: no pixel sees a track for longer than 400 µs.
  public init(
    _ tracks: [Track], response: PixelResponse, keeping kept: Set<PixelAddress>? = nil
  ) {
    var layout = Layout(response)
    for (index, track) in tracks.enumerated() {
      for step in track.steps { layout.add(step, track: index) }
    }
    self = layout.finished(keeping: kept)
  }
}

/// Collects steps, and numbers their channels and pixels.
private struct Layout {
  typealias Address = PixelMap.PixelAddress

  struct Place: Hashable {
    var pixel: Address
    var zone: SIMD2<Int>
  }

  let response: PixelResponse
  var steps: [(step: Step, beyond: SIMD2<Double>, places: [Int])] = []
  var places: [Place] = []
  var numbers: [Place: Int] = [:]
  var depths: [ClosedRange<Double>] = []
  var spreads: [Double] = []

  init(_ response: PixelResponse) { self.response = response }

  mutating func add(_ step: Step, track: Int) {
    let pitch = Constants.pixelPitch
    let position = SIMD2(step.centre.x, step.centre.y) / pitch
    let lower = SIMD2(
      Int((position.x - 0.5).rounded(.down)), Int((position.y - 0.5).rounded(.down)))
    let beyond = (position - SIMD2(Double(lower.x + 1), Double(lower.y + 1))) * pitch
    let found = (0..<4).map { corner in
      let side = SIMD2(corner % 2, corner / 2)
      guard (0..<2).allSatisfy({ isReached(step, beyond, side, axis: $0) }) else { return -1 }
      let pixel = Address(track: track, x: lower.x + side.x, y: lower.y + side.y)
      return number(of: Place(pixel: pixel, zone: zone(position, pixel)), step)
    }
    steps.append((step, beyond, found))
  }

  /// Whether charge comes to one side of a border: the step is there, or not 3.5 widths away, of the
  /// largest diffusion.
  private func isReached(_ step: Step, _ beyond: SIMD2<Double>, _ side: SIMD2<Int>, axis: Int)
    -> Bool
  {
    let inside = side[axis] == 1 ? beyond[axis] : -beyond[axis]
    return inside > -3.5 * PixelMap.Reach.across(step, axis: axis)
  }

  /// The zone of a pixel that is nearest to a position; without reach, one quadrant stands for four.
  private func zone(_ position: SIMD2<Double>, _ pixel: Address) -> SIMD2<Int> {
    let zones = Double(PixelResponse.zones)
    func along(_ position: Double, _ pixel: Int) -> Int {
      let zone = Int(((position - Double(pixel)) * zones).rounded(.down))
      let inside = min(max(zone, 0), PixelResponse.zones - 1)
      return response.reach == 0 ? distance(inside, neighbour: 0) : inside
    }
    return SIMD2(along(position.x, pixel.x), along(position.y, pixel.y))
  }

  /// Whole zones between a zone's middle and the centre of the pixel or of a neighbour.
  private func distance(_ zone: Int, neighbour: Int) -> Int {
    let twice = 2 * (zone - PixelResponse.half - PixelResponse.zones * neighbour) + 1
    return abs(twice) / 2
  }

  private mutating func number(of place: Place, _ step: Step) -> Int {
    let spread = PixelMap.Reach.along(step)
    if let number = numbers[place] {
      let range = depths[number]
      depths[number] =
        min(range.lowerBound, step.centre.z)...max(range.upperBound, step.centre.z)
      spreads[number] = max(spreads[number], spread)
      return number
    }
    numbers[place] = places.count
    places.append(place)
    depths.append(step.centre.z...step.centre.z)
    spreads.append(spread)
    return places.count - 1
  }

  func finished(keeping kept: Set<Address>?) -> PixelMap {
    var pixels: [Address] = []
    var pixelNumbers: [Address: Int] = [:]
    for place in places where pixelNumbers[place.pixel] == nil {
      guard kept?.contains(place.pixel) ?? true else { continue }
      pixelNumbers[place.pixel] = pixels.count
      pixels.append(place.pixel)
    }
    let linked = places.map { links(of: $0, pixelNumbers) }
    var channelNumbers = [Int](repeating: -1, count: places.count)
    let used = places.indices.filter { !linked[$0].isEmpty }
    for (channel, place) in used.enumerated() { channelNumbers[place] = channel }
    let ordered = used.flatMap { place in
      linked[place].map {
        PixelMap.Link(channel: channelNumbers[place], pixel: $0.pixel, x: $0.x, y: $0.y)
      }
    }.sorted { ($0.pixel, $0.channel) < ($1.pixel, $1.channel) }
    return map(pixels, channelNumbers, used: used, ordered)
  }

  private func map(
    _ pixels: [Address], _ channelNumbers: [Int], used: [Int], _ links: [PixelMap.Link]
  ) -> PixelMap {
    let half = Int((3.5 * (spreads.max() ?? 1)).rounded(.up))
    let channels = used.map { place in
      let reach = min(half, Int((4 * spreads[place]).rounded(.up)) + 1)
      let ticks = PixelMap.Reach.ticks(depths[place].upperBound - depths[place].lowerBound)
      return PixelMap.Channel(
        depth: depths[place].lowerBound, end: depths[place].upperBound,
        cells: half - reach..<half + reach + ticks)
    }
    var nearest = [Double](repeating: .infinity, count: pixels.count)
    var furthest = [Double](repeating: 0, count: pixels.count)
    for link in links {
      nearest[link.pixel] = min(nearest[link.pixel], channels[link.channel].depth)
      furthest[link.pixel] = max(furthest[link.pixel], channels[link.channel].end)
    }
    let longest = PixelMap.Reach.ticks(zip(furthest, nearest).map { $0 - $1 }.max() ?? 0)
    precondition(
      longest < 4000, "a pixel sees a track for \(longest) ticks; 4000 at most are expected")
    let starts = channels.reduce(into: [0]) { starts, channel in
      let ticks = PixelMap.Reach.ticks(channel.end - channel.depth)
      starts.append(starts[starts.count - 1] + 2 * half + ticks)
    }
    let mapped = self.steps.map { entry in
      PixelMap.MappedStep(
        step: entry.step, beyond: entry.beyond,
        channels: entry.places.map { $0 < 0 ? -1 : channelNumbers[$0] })
    }
    return PixelMap(
      response: response, steps: mapped.filter { $0.channels.contains { $0 >= 0 } },
      pixels: pixels, pixelDepths: nearest, channels: channels, links: links, spread: 2 * half,
      starts: starts,
      window: PixelMap.ticksAhead + 2 * half + longest + 2 + PixelResponse.ticksAfter)
  }

  /// The pixels on which a place induces, with their distances.
  private func links(of place: Place, _ numbers: [Address: Int]) -> [(pixel: Int, x: Int, y: Int)] {
    guard response.reach > 0 else {
      return numbers[place.pixel].map { [($0, place.zone.x, place.zone.y)] } ?? []
    }
    let offsets = -response.reach...response.reach
    return offsets.flatMap { dy in
      offsets.compactMap { dx in
        let address = Address(
          track: place.pixel.track, x: place.pixel.x + dx, y: place.pixel.y + dy)
        return numbers[address].map {
          ($0, distance(place.zone.x, neighbour: dx), distance(place.zone.y, neighbour: dy))
        }
      }
    }
  }
}
