public import struct Foundation.URL
import TraceRuntime

/// Wrappers are as visible as their originals, and so are the imports.
public struct Page: Sendable {
    let url: URL

    public init(url: URL) { self.url = url }

    // @trace
    public func link() -> URL { url }

    // @trace
    package func host() -> String? { url.host() }

    // @trace
    internal func path() -> String { url.path }

    // @trace
    @usableFromInline func scheme() -> String? { url.scheme }
}

public extension Page {
    // @trace
    func text() -> String { url.absoluteString }

    // @trace
    internal func count() -> Int { url.absoluteString.count }
}

open class Site {
    public init() {}

    // @trace
    open func pages() -> [Page] { [] }
}
