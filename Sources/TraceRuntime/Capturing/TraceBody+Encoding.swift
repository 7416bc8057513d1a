#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

extension TraceBody {
    /// A value as JSON; no body where it is nil or cannot be encoded, which is for the application to find out.
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
