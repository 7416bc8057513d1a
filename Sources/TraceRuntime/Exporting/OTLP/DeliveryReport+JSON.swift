#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

extension DeliveryReport {
    init?(json bytes: [UInt8]) {
        struct Response: Decodable {
            let partialSuccess: PartialSuccess?
        }
        struct PartialSuccess: Decodable {
            let rejectedSpans: Count?
            let rejectedDataPoints: Count?
            let errorMessage: String?
        }
        /// "int64: JSON string. Either numbers or strings are accepted": https://protobuf.dev/programming-guides/json/
        struct Count: Decodable {
            let value: Int

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let text = try? container.decode(String.self) {
                    value = Int(text) ?? 0
                } else {
                    value = try container.decode(Int.self)
                }
            }
        }
        guard let response = try? JSONDecoder().decode(Response.self, from: Data(bytes)) else { return nil }
        let partial = response.partialSuccess
        self.init(
            rejected: (partial?.rejectedSpans ?? partial?.rejectedDataPoints)?.value ?? 0,
            message: partial?.errorMessage ?? "")
    }
}
