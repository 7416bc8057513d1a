#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

extension TraceBody {
    /// Encodes a value as JSON. The body is `none` if the value is nil or cannot be encoded. An encoding error is not
    /// reported, because the application encodes the value, too.
    init(encoding value: some Encodable) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        do {
            let data = try encoder.encode(value)
            self = data == Data("null".utf8) ? .none : .bytes([UInt8](data), contentType: "application/json")
        } catch {
            self = .none
        }
    }
}
