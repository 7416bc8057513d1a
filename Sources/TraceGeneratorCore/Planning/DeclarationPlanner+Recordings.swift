/// The values that a wrapper reads before and after the call.
struct Recordings {
    var requests: [Reading] = []
    /// The parameters, or `self`, that the requests are read from.
    var requestRoots: [String] = []
    var parents: [Reading] = []
    var readsParentsFirst = false
    var before: [Recording] = []
    var after: [Recording] = []

    /// Adds a statement that reads the requests as one expression, if there are any.
    mutating func readRequests(
        _ statement: (Recording.Share) -> Recording.Statement, location: SourceLocation? = nil
    ) {
        guard let first = requests.first else { return }
        let parts = requests.map { ".and(\($0.expression))" }.joined()
        let isWhole = requests.count == 1
        let expression = isWhole ? first.expression : "TraceRuntime::TraceRequestParts()" + parts
        before.append(
            Recording(
                statement: statement(isWhole ? .whole : .parts),
                reading: Reading(expression: expression, location: location ?? first.location)))
    }
}

extension DeclarationPlanner {
    func planRecordings() -> Recordings {
        var recordings = Recordings()
        if case .route(let route) = annotation.specific { record(route, &recordings) }
        recordValues(&recordings)
        planParents(&recordings)
        return recordings
    }

    private func recordValues(_ recordings: inout Recordings) {
        var keys: Set<String> = []
        for (key, value) in values {
            if !keys.insert(key.name).inserted {
                report(.repeatedAttribute(key.name, at: location(key.offset)))
            }
            guard case .path(let path) = value, let reading = read(path) else { continue }
            let attribute = key.convention.map(AttributeKey.convention) ?? .custom(key.name)
            let recording = Recording(statement: .attribute(attribute), reading: reading.reading)
            if reading.isOfResult { recordings.after.append(recording) } else { recordings.before.append(recording) }
        }
    }

    /// `parent:` if it is written; else the requests.
    private func planParents(_ recordings: inout Recordings) {
        var roots = recordings.requestRoots
        recordings.parents = recordings.requests
        if let path = annotation.shared.parent {
            roots = [path.root]
            recordings.parents = readBeforeCall(path, as: .parent).map { [$0] } ?? []
        }
        recordings.readsParentsFirst = roots.contains(where: isChangedByCall)
    }

    /// The compiler refuses to read in one argument what another one changes.
    private func isChangedByCall(_ root: String) -> Bool {
        if root == "self" { return declaration.mutatesSelf || declaration.consumesSelf }
        guard let index = parameterIndex(root) else { return false }
        return declaration.parameters[index].has("inout") || moved(index) != nil
    }
}

// MARK: Paths

extension DeclarationPlanner {
    /// The path that is a parameter's name alone, for an argument at an offset.
    func path(_ name: String, offset: Int) -> AnnotationPath {
        AnnotationPath(root: name, text: name, offset: offset, location: location(offset))
    }

    func parameterIndex(_ name: String) -> Int? {
        declaration.parameters.firstIndex { $0.internalName == unquoted(name) && $0.internalName != "_" }
    }

    /// A path as an expression of the wrapper's; nil if its root is unknown, which is reported.
    func read(_ path: AnnotationPath) -> (reading: Reading, isOfResult: Bool)? {
        let rest = path.text.dropFirst(path.root.count)
        func reading(_ root: String) -> Reading { Reading(expression: root + rest, location: path.location) }
        if let index = parameterIndex(path.root) {
            guard !declaration.parameters[index].isAutoclosure else {
                report(.invalidPath(path.text, at: path.location))
                return nil
            }
            return (reading(moved(index)?.borrowed ?? internalName(index)), false)
        }
        switch path.root {
        case "self":
            if !declaration.enclosing.isEmpty { return (reading(movedSelf?.borrowed ?? "self"), false) }
            report(.noSelf(declaration.displayName, at: path.location))
        case "result":
            if !declaration.returnsNothing && !declaration.neverReturns {
                return (reading(localNames.result), true)
            }
            report(.noResult(declaration.displayName, at: path.location))
        default:
            let near = nearestRoot(to: path.root)
            report(.unknownParameter(path.root, of: declaration.displayName, near: near, at: path.location))
        }
        return nil
    }

    /// A path that cannot be the result's.
    func readBeforeCall(_ path: AnnotationPath, as label: AnnotationLabel) -> Reading? {
        guard let (reading, isOfResult) = read(path) else { return nil }
        guard isOfResult else { return reading }
        report(.resultTooEarly(label.rawValue, at: path.location))
        return nil
    }

    /// The name that the user may have meant: a label's parameter, a property of `self`, or a similar name.
    private func nearestRoot(to root: String) -> String? {
        if let labelled = declaration.parameters.first(where: { unquoted($0.label.text) == root }),
            labelled.internalName != "_"
        {
            return labelled.internalName
        }
        if let type = declaration.enclosingTypePaths.last,
            file.declaredNames[type]?.all.contains(unquoted(root)) == true
        {
            return "self.\(root)"
        }
        let parameters = declaration.parameters.map(\.internalName).filter { $0 != "_" }
        let selfName = declaration.enclosing.isEmpty ? [] : ["self"]
        return nearestName(to: root, among: parameters + selfName + (declaration.returnsNothing ? [] : ["result"]))
    }
}
