/// A bridge that an import asks for.
struct BridgePlan: Sendable {
    let bridge: Bridge
    /// The `#if` branches around the import, outermost first.
    let conditions: [CompilationCondition]
    /// The place of its `@traceBridge`.
    let location: SourceLocation
}

/// The bridges of a target: one for each module at most.
struct TargetBridges: Sendable {
    private var plans: [BridgePlan] = []
    private var diagnostics: [Diagnostic] = []

    init(_ files: [ParsedFile]) {
        // In the order of their paths, because the order of the arguments must not matter.
        for file in files.sorted(by: { $0.file.path < $1.file.path }) where !file.isBroken {
            for declaration in file.imports {
                guard let offset = declaration.bridgeOffset else { continue }
                plan(declaration, in: file, at: file.lines.location(at: offset))
            }
        }
    }

    func plans(in file: ParsedFile) -> [BridgePlan] { plans.filter { $0.location.path == file.file.path } }

    func diagnostics(in file: ParsedFile) -> [Diagnostic] {
        diagnostics.filter { $0.location.path == file.file.path }
    }

    /// All bridges if a file is the one that says how they are switched on; else none.
    func setUp(in file: ParsedFile) -> [BridgePlan] { plans.first?.location.path == file.file.path ? plans : [] }

    /// The names of the parameters that have a request's path parameters beside the request.
    var contextParameters: [String] { plans.compactMap(\.bridge.contextParameter) }

    /// Whether the span of a route may end with the body of its response.
    var followResponses: Bool { plans.contains(where: \.bridge.followsResponses) }

    private mutating func plan(_ declaration: ImportDeclaration, in file: ParsedFile, at location: SourceLocation) {
        guard let bridge = Bridge.all.first(where: { $0.module == declaration.module }) else {
            let near = nearestName(to: declaration.module, among: Bridge.all.map(\.module))
            diagnostics.append(.noBridge(for: declaration.module, near: near, at: location))
            return
        }
        let new = BridgePlan(bridge: bridge, conditions: declaration.conditions, location: location)
        if let other = plans.first(where: { $0.bridge.module == bridge.module && !$0.excludes(new) }) {
            let name = other.location.path.split(separator: "/").last ?? ""
            diagnostics.append(
                .repeatedBridge(for: bridge.module, in: "\(name):\(other.location.line)", at: location))
            return
        }
        plans.append(new)
    }
}

extension BridgePlan {
    /// Whether both cannot be compiled at once: they stand in different branches of one `#if`.
    fileprivate func excludes(_ other: BridgePlan) -> Bool {
        location.path == other.location.path && conditions.exclude(other.conditions)
    }
}
