package import Foundation

extension Catalogue {
    /// The catalogue for other tools.
    package var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
        }
    }

    package init(json: Data) throws {
        self = try JSONDecoder().decode(Catalogue.self, from: json)
    }
}
