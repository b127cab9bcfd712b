// swift-tools-version: 6.2
import PackageDescription

/// Every target is Swift 6 with these two upcoming features, so that an import
/// that a file needs is written in that file and an existential is seen.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "madoguchi",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "madoguchi", targets: ["madoguchi"])
  ],
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .target(name: "DeskCore", swiftSettings: house),
    .target(
      name: "DeskPacks",
      dependencies: ["DeskCore", .product(name: "Yams", package: "Yams")],
      swiftSettings: house),
    .target(
      name: "DeskVault",
      dependencies: [
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ],
      swiftSettings: house),
    .systemLibrary(name: "CQRCode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CCalendar", pkgConfig: "libical", providers: [.apt(["libical-dev"])]),
    .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .target(
      name: "DeskStore",
      dependencies: ["DeskVault", "CPostgres", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: house),
    .target(
      name: "DeskService",
      dependencies: [
        "DeskCore", "DeskStore", "DeskVault", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: house),
    .target(
      name: "DeskMail",
      dependencies: [
        "DeskCore", "DeskService", "CCurl", .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: house),
    .target(
      name: "DeskExport", dependencies: ["CCalendar", "CZip", "DeskCore"], swiftSettings: house),
    .target(
      name: "DeskWeb",
      dependencies: [
        "CQRCode", "DeskCore", "DeskExport", "DeskMail", "DeskPacks", "DeskService", "DeskVault",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
      ],
      swiftSettings: house),
    .executableTarget(
      name: "madoguchi",
      dependencies: [
        "DeskCore", "DeskMail", "DeskPacks", "DeskService", "DeskStore", "DeskVault", "DeskWeb",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: house),
    .executableTarget(
      name: "engine-benchmark", dependencies: ["DeskCore", "DeskPacks"], path: "Benchmarks/Engine",
      swiftSettings: house),
    .executableTarget(
      name: "intake-benchmark", dependencies: ["DeskVault"], path: "Benchmarks/Intake", swiftSettings: house),
    .testTarget(name: "HouseTests", swiftSettings: house),
    .testTarget(name: "DeskCoreTests", dependencies: ["DeskCore"], swiftSettings: house),
    .testTarget(name: "DeskPacksTests", dependencies: ["DeskCore", "DeskPacks"], swiftSettings: house),
    .target(
      name: "TestSupport",
      dependencies: ["DeskCore", "DeskPacks", "DeskService", "DeskStore", "DeskVault"],
      path: "Tests/TestSupport",
      swiftSettings: house),
    .testTarget(
      name: "DeskStoreTests", dependencies: ["DeskStore", "DeskVault", "TestSupport"], swiftSettings: house),
    .testTarget(
      name: "DeskServiceTests",
      dependencies: ["DeskCore", "DeskPacks", "DeskService", "DeskStore", "DeskVault", "TestSupport"],
      swiftSettings: house),
    .testTarget(
      name: "DeskExportTests", dependencies: ["CZip", "DeskCore", "DeskExport"], swiftSettings: house),
    .testTarget(
      name: "DeskMailTests", dependencies: ["DeskCore", "DeskMail", "DeskPacks", "DeskService"],
      swiftSettings: house),
    .testTarget(name: "DeskVaultTests", dependencies: ["DeskVault"], swiftSettings: house),
    .testTarget(
      name: "DeskWebTests",
      dependencies: [
        "DeskCore", "DeskPacks", "DeskService", "DeskStore", "DeskVault", "DeskWeb", "TestSupport",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
      ],
      exclude: ["ConsoleSnapshots", "Snapshots"],
      swiftSettings: house),
  ]
)
