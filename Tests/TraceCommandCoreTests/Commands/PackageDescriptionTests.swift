import Testing
import TraceCommandCore

@Suite("What the plugin says of the package")
struct PackageDescriptionTests {
    @Test("Is read fact by fact")
    func facts() throws {
        let package = try PackageDescription(
            """
            root /tmp/my shop
            index /tmp/my shop/.build/debug/index/store
            index /tmp/my shop/.build/out
            indexlibrary /usr/lib/libIndexStore.so
            target App
            module App_Module
            kind executable
            depends TraceRuntime
            source /tmp/my shop/Sources/App/b.swift
            source /tmp/my shop/Sources/App/a.swift
            source /tmp/my shop/Sources/App/a.metal
            target Core
            module Core
            kind generic
            library Core
            library Elsewhere
            """)
        #expect(
            package.indexStores == ["/tmp/my shop/.build/debug/index/store", "/tmp/my shop/.build/out"])
        #expect(package.indexLibrary == "/usr/lib/libIndexStore.so")
        #expect(package.targets.map(\.name) == ["App", "Core"])
        #expect(package.targets.map(\.moduleName) == ["App_Module", "Core"])
        #expect(package.targets.map(\.kind) == [.executable, .generic])
        #expect(package.targets.map(\.isTraced) == [true, false])
        #expect(package.targets.map(\.isInLibrary) == [false, true])
        #expect(package.targets[0].sources.map(package.shortPath) == ["Sources/App/a.swift", "Sources/App/b.swift"])
        #expect(package.shortPath("/tmp/my shopping") == "/tmp/my shopping")
    }

    @Test("Is refused where a line makes no sense", arguments: ["hello", "module App", "weather fine"])
    func nonsense(_ line: String) {
        #expect(throws: CommandFailure("the package's description has a line '\(line)'")) {
            try PackageDescription(line)
        }
    }
}
