/// A parser of a response of HTTP/1.1: https://www.rfc-editor.org/rfc/rfc9112
///
/// It accepts the bytes in portions of any size. It stores at most the greatest size of a head and a body.
struct HTTPResponseParser {
    enum Failure: Error {
        case isNoHTTP
        /// The connection was closed before the response was complete.
        case isCutOff
    }

    private enum State {
        case head
        case body(Framing)
        case complete
    }

    /// The rule that determines the end of the body.
    private enum Framing {
        case length(left: Int)
        case chunkSize
        case chunk(left: Int)
        case chunkEnd
        case untilClosed
    }

    /// The greatest size of the status line and all headers, in bytes.
    static let headSizeMax = 64 * 1_024

    private var state = State.head
    private var response = OTLPResponse(status: 0)
    /// The received part of the head, or of the line between two chunks.
    private var line: [UInt8] = []

    /// The response; nil while it is incomplete.
    var completeResponse: OTLPResponse? {
        if case .complete = state { response } else { nil }
    }

    /// Whether another request may follow on the connection: https://www.rfc-editor.org/rfc/rfc9112#section-9.3
    ///
    /// It is false for a response that is not read to its end, or whose end is not known from its head.
    private(set) var leavesConnectionReusable = false

    /// Parses received bytes. Bytes after the end of the response are ignored.
    mutating func append(_ bytes: some Collection<UInt8>) throws(Failure) {
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            switch state {
            case .head: try appendHead(&rest)
            case .body(let framing): try appendBody(framing, &rest)
            case .complete:
                leavesConnectionReusable = false
                return
            }
        }
    }

    /// Handles the end of the connection.
    mutating func close() throws(Failure) {
        switch state {
        case .complete: return
        case .body(.untilClosed): state = .complete
        case .head where !line.starts(with: Self.protocolName): throw .isNoHTTP
        case .head, .body: throw .isCutOff
        }
    }
}

// MARK: - The head

extension HTTPResponseParser {
    private static let protocolName = Array("HTTP/1.".utf8)
    private static let newline = UInt8(ascii: "\n")

    private mutating func appendHead(_ rest: inout ArraySlice<UInt8>) throws(Failure) {
        while let byte = rest.popFirst() {
            line.append(byte)
            guard line.count <= Self.headSizeMax, zip(line, Self.protocolName).allSatisfy(==) else { throw .isNoHTTP }
            if byte == Self.newline, line.hasSuffix("\n\r\n") || line.hasSuffix("\n\n") { return try endHead() }
        }
    }

    private mutating func endHead() throws(Failure) {
        let lines = String(decoding: line, as: UTF8.self).split(whereSeparator: \.isNewline)
        line = []
        // HTTP/1.1 503 Service Unavailable
        guard let statusLine = lines.first, let word = statusLine.split(separator: " ").dropFirst().first,
            word.utf8.count == 3, let status = Int(word), status >= 100
        else { throw .isNoHTTP }
        // This response is interim; the final one follows.
        if status < 200 { return }
        var headers: [String: String] = [:]
        for field in lines.dropFirst() {
            guard let colon = field.firstIndex(of: ":") else { throw .isNoHTTP }
            let value = String(field[field.index(after: colon)...]).trimmed
            headers[field[..<colon].lowercased()] = value
        }
        response = OTLPResponse(
            status: status, retryAfter: headers["retry-after"],
            isJSON: headers["content-type"]?.lowercased().hasPrefix("application/json") ?? false)
        state = try Self.state(status: status, headers)
        let isKept = statusLine.hasPrefix("HTTP/1.1 ") && headers["connection"]?.lowercased() != "close"
        leavesConnectionReusable = isKept && hasKnownSize(headers)
    }

    private func hasKnownSize(_ headers: [String: String]) -> Bool {
        switch state {
        case .body(.length): true
        case .complete: headers["content-length"].map { $0 == "0" } ?? true
        case .head, .body: false
        }
    }

    /// Determines the state after the head: https://www.rfc-editor.org/rfc/rfc9112#section-6.3
    private static func state(status: Int, _ headers: [String: String]) throws(Failure) -> State {
        if status == 204 || status == 304 { return .complete }
        if let encoding = headers["transfer-encoding"] {
            return .body(encoding.lowercased().hasSuffix("chunked") ? .chunkSize : .untilClosed)
        }
        guard let text = headers["content-length"] else { return .body(.untilClosed) }
        guard let length = Int(text), length >= 0 else { throw .isNoHTTP }
        // A body that is too long is not read. The status is enough.
        return length == 0 || length > OTLPResponse.sizeMax ? .complete : .body(.length(left: length))
    }
}

// MARK: - The body

extension HTTPResponseParser {
    private mutating func appendBody(_ framing: Framing, _ rest: inout ArraySlice<UInt8>) throws(Failure) {
        switch framing {
        case .length(let left):
            let taken = take(left, of: &rest)
            state = taken == left ? .complete : .body(.length(left: left - taken))
        case .untilClosed:
            _ = take(.max, of: &rest)
        case .chunk(let left):
            let taken = take(left, of: &rest)
            state = .body(taken == left ? .chunkEnd : .chunk(left: left - taken))
        case .chunkSize, .chunkEnd:
            try appendChunkLine(framing, &rest)
        }
        if response.body.count == OTLPResponse.sizeMax { state = .complete }
    }

    /// Parses a line between two chunks.
    private mutating func appendChunkLine(_ framing: Framing, _ rest: inout ArraySlice<UInt8>) throws(Failure) {
        guard let byte = rest.popFirst() else { return }
        line.append(byte)
        guard line.count <= Self.chunkLineSizeMax else { throw .isNoHTTP }
        guard byte == Self.newline else { return }
        let text = String(decoding: line, as: UTF8.self).trimmedLine
        line = []
        if case .chunkEnd = framing {
            guard text.isEmpty else { throw .isNoHTTP }
            state = .body(.chunkSize)
            return
        }
        guard let size = Int(text.prefix { $0 != ";" }.filter { $0 != " " }, radix: 16), size >= 0 else {
            throw .isNoHTTP
        }
        // Headers after the last chunk are not needed.
        state = size == 0 ? .complete : .body(.chunk(left: size))
    }

    /// The greatest size of a line with a chunk's size and its extensions, in bytes.
    private static let chunkLineSizeMax = 1_024

    /// Takes at most `count` bytes, and adds them to the body up to its limit. Returns the number of bytes.
    private mutating func take(_ count: Int, of rest: inout ArraySlice<UInt8>) -> Int {
        let taken = rest.prefix(min(count, OTLPResponse.sizeMax - response.body.count))
        response.body += taken
        rest = rest.dropFirst(taken.count)
        return taken.count
    }
}

extension [UInt8] {
    fileprivate func hasSuffix(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { suffix in count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix) }
    }
}

extension String {
    /// The line without its line break.
    fileprivate var trimmedLine: String { String(self.split(whereSeparator: \.isNewline).first ?? "") }
}
