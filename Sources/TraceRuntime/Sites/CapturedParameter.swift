/// A parameter of a route's path or query, with what is known of it by its name.
final class CapturedParameter: Sendable {
    let name: String
    let key: TraceAttributeKey
    /// The rule by the site's names.
    let rule: TextRule

    init(ofPath name: String, _ redaction: Redaction) {
        self.name = name
        key = .pathParameter(name)
        rule = redaction.rule(for: key)
    }

    init(ofQuery name: String, _ redaction: Redaction) {
        self.name = name
        key = .queryParameter(name)
        rule = redaction.rule(forQueryItem: name)
    }
}

/// The first parameters of a route's requests. Most requests have the same ones.
///
/// A client chooses the names, so there is a limit. A parameter beyond it is prepared for each request.
struct CapturedParameters: ~Copyable, Sendable {
    private static let countMax = 16
    /// The greatest size of a name that is stored, in bytes.
    private static let nameSizeMax = 64

    private let stored = TraceMutex<[CapturedParameter]>([])

    /// The parameters that are stored at this time.
    var known: [CapturedParameter] { stored.withLock { $0 } }

    /// Stores a parameter for the next request, unless the limit is reached.
    func store(_ parameter: CapturedParameter) {
        guard parameter.name.utf8.count <= Self.nameSizeMax else { return }
        stored.withLock { stored in
            guard stored.count < Self.countMax, !stored.contains(where: { $0.name == parameter.name }) else { return }
            stored.append(parameter)
        }
    }
}
