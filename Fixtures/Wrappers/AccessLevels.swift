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

protocol Secret {}

public struct Library<Source> {
    public init() {}
}

/// Types that are less visible than their members: the wrapper stands in an extension of its own, which says so.
extension Library where Source: Secret {
    struct Desk {
        // @trace
        public func clerk(_ desk: Desk) -> Int { 1 }
    }
}

public extension Library {
    struct Room {
        // @trace
        public func number() -> Int { 2 }

        package struct Shelf {
            // @trace
            public func place(_ shelf: Shelf) -> Int { 3 }
        }
    }
}

struct Archive {
    public struct Box {
        // @trace
        public func label(_ archive: Archive) -> Int { 4 }
    }
}
