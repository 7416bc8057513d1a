// swift-tools-version: 6.3

import PackageDescription

let package = Package(
    name: "Plain",
    platforms: [.macOS(.v15)],
    targets: [
        .target(name: "App")
    ]
)
