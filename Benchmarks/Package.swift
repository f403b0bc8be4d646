// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that no benchmark is a dependency of the library.
let package = Package(
  name: "ApusBenchmarks",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "apus-benchmarks", targets: ["apus-benchmarks"])],
  dependencies: [
    .package(name: "Apus", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .executableTarget(
      name: "apus-benchmarks",
      dependencies: [
        "Apus", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/ApusBenchmarks")
  ],
  swiftLanguageModes: [.v6]
)
