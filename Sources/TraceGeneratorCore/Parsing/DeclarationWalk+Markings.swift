// Gives declarations the annotations above them.

extension DeclarationWalk {
    struct PendingMarking {
        let marking: Marking
        /// The branches around it: its declaration must stand in the same.
        let conditions: [CompilationCondition]
    }

    var isMarkingPending: Bool { !pending.isEmpty }

    func noteAnnotations(before token: Int) {
        while annotationCount < annotations.count, annotations[annotationCount].tokens.lowerBound < token {
            pending.append(PendingMarking(marking: annotations[annotationCount].marking, conditions: conditions))
            annotationCount += 1
        }
    }

    /// Reports each pending annotation, because no declaration follows it.
    func reportNothingBelow() {
        guard !pending.isEmpty else { return }
        for waiting in pending { report(waiting) { .nothingBelow($0.name, at: $1) } }
        pending = []
    }

    /// Reports each pending annotation, because the declaration here cannot have one.
    func refuseAnnotations(_ diagnostic: (Annotation, SourceLocation) -> Diagnostic) {
        guard !pending.isEmpty else { return }
        for waiting in pending {
            switch waiting.marking {
            case .annotation(let annotation): report(waiting) { diagnostic(annotation, $1) }
            case .ignore: if !isInAnnotatedBody { report(waiting) { .nothingToIgnore(at: $1) } }
            case .bridge: report(waiting) { .nothingToBridge(at: $1) }
            }
        }
        pending = []
    }

    /// Takes the pending annotation for a declaration under these conditions.
    func takeMarking(under conditions: [CompilationCondition]) -> Marking? {
        guard let first = takeFirst(under: conditions) else { return nil }
        switch first.marking {
        case .annotation: return first.marking
        case .ignore:
            if isInAnnotatedBody { return first.marking }
            report(first) { .nothingToIgnore(at: $1) }
        case .bridge: report(first) { .nothingToBridge(at: $1) }
        }
        return nil
    }

    /// Takes the pending `@traceBridge` for the import here; nil if there is none.
    func takeBridge() -> Marking? {
        guard case .bridge = pending.first?.marking else { return nil }
        return takeFirst(under: conditions)?.marking
    }

    private func takeFirst(under conditions: [CompilationCondition]) -> PendingMarking? {
        guard let first = pending.first else { return nil }
        guard first.conditions == conditions else {
            reportNothingBelow()
            return nil
        }
        for waiting in pending.dropFirst() { report(waiting) { .twoAnnotations($0.name, at: $1) } }
        pending = []
        return first
    }

    private func report(
        _ waiting: PendingMarking, _ diagnostic: (Marking, SourceLocation) -> Diagnostic
    ) {
        diagnostics.append(diagnostic(waiting.marking, lines.location(at: waiting.marking.offset)))
    }

    /// Whether the walk is directly in the body of an annotated type or protocol.
    var isInAnnotatedBody: Bool { contexts[context].isAnnotated }

    /// Notes that a declaration that must be listed cannot be read.
    func breakAtAnnotation() {
        if isMarkingPending || isInAnnotatedBody { noteBroken(code.offset(place)) }
        pending = []
    }

    /// Keeps the offset of code that cannot be read, if it is the first.
    func noteBroken(_ offset: Int) { brokenOffset = min(brokenOffset ?? offset, offset) }

    /// Steps over a branch that is left out, and reports its annotations.
    func omitBranch(_ directive: Int, until end: Int) {
        let count = pending.count
        noteAnnotations(before: code.tokenIndex(end))
        if pending.count > count {
            let location = lines.location(at: code.offset(directive))
            diagnostics.append(.unreadableCode(of: "this branch", at: location))
        }
        pending.removeLast(pending.count - count)
        place = end
    }
}
