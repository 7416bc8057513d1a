import Foundation

/// One element of what the suite posts: whom to call, and with what.
struct Call {
    let url: String
    /// JSON of any kind, passed on as it came.
    let arguments: Data

    /// The calls that `json` lists: `[{"url": …, "arguments": …}, …]`.
    static func list(in json: Data) throws -> [Call] {
        guard let elements = try JSONSerialization.jsonObject(with: json) as? [[String: Any]] else { throw NotAList() }
        return try elements.map { element in
            guard let url = element["url"] as? String else { throw NotAList() }
            let arguments = element["arguments"] ?? [Any]()
            return Call(
                url: url, arguments: try JSONSerialization.data(withJSONObject: arguments, options: .fragmentsAllowed))
        }
    }

    struct NotAList: Error {}
}
