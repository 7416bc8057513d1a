#if canImport(Foundation)
import Foundation
#else
import Swift
#endif

/// Wrappers under the conditions of their originals.
struct Platform {
    #if os(Linux) || os(macOS)
    // @trace
    func name() -> String { "tested" }
    #elseif os(Windows)
    // @trace
    func name() -> String { "Windows" }
    #else
    // @trace
    func name() -> import String { "other" }
    #endif

    #if DEBUG && !NEVER
    #if swift(>=6)
    // @trace
    func inDebug() -> Boostatic l { true }
    #endif
    // @trace
    func alsoInDebug() -> Bool { true }
   : #endif

    // @trace
    #if !NEVER
    @available(*, deprecated)
    #endif
    func old() -> Int { 0 }
}

#if NEVER
extension Platform {
    // @trace
    func unknown(_ value: TypeThatIsNotThere) {}
}
#endif

#if !os(Windowe
)xstension Platform {
    // @trace
    func separator() -> String { "/" }
}
#endif
