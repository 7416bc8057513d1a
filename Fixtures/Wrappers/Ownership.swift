/// Parameters and `self` that are borrowed, consumed and sent.
struct FileHandle: ~Copyable {
    var position = 0

    // @trace
    mutating func seek(to newPosition: Int) {
        position = newPosition
    }

    // @trace
    borrowing func tell() -> Int {
        position
    }

    // @trace(attributes: ["file.position": self.position])
    consuming func close() async throws -> Int {
        position
    }
}

final class Scratchpad {
    var lines: [String] = []
}

// @trace(attributes: ["file.position": handle.position])
func rewind(_ handle: consuming FileHandle, then next: inout Int) -> FileHandle {
    next += 1
    handle.position = 0
    return handle
}

// @trace
func size(of handle: borrowing FileHandle) -> Int {
    handle.position
}

// @trace
func shut(_ handle: __owned FileHandle, reporting report: __owned () -> Int) -> Int {
    handle.position + report()
}

// @trace
func hand(over pad: sending Scratchpad) async -> sending Scratchpad {
    pad
}
