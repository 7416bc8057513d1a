/// A wrapper that can be written.
///
/// Only the planner makes one, so rendering it cannot fail.
final class WrapperPlan: Sendable {
    let place: WrapperPlace
    let site: SitePlan
    let signature: SignaturePlan
    let body: BodyPlan
    let named: NamedDeclaration
    /// The place at which the annotation gives the name, or could give it.
    let nameLocation: SourceLocation

    fileprivate init(_ planner: DeclarationPlanner) {
        let recordings = planner.planRecordings()
        let name = planner.wrapperName
        place = planner.place
        site = planner.planSite()
        signature = planner.planSignature(named: name)
        body = planner.planBody(recordings)
        nameLocation = planner.location(planner.annotation.shared.wrapperName?.offset ?? planner.annotation.offset)
        named = NamedDeclaration(planner.declaration, named: unquoted(name), at: nameLocation)
    }
}

extension DeclarationPlanner {
    /// Plans the declaration's wrapper; nil if it cannot have one, which is reported.
    func plan() -> WrapperPlan? {
        guard !refuse() else { return nil }
        return planInSpan()
    }

    /// Plans it without asking whether it can be wrapped; nil if its annotation is wrong.
    func planInSpan() -> WrapperPlan? {
        let plan = WrapperPlan(self)
        warnOfBypass()
        return diagnostics.contains { $0.severity == .error } ? nil : plan
    }

    /// Warns where calls through a protocol of the target reach the original and pass the wrapper by.
    ///
    /// `as:` and a leading underscore show that the name was chosen.
    private func warnOfBypass() {
        guard isOwn, decorator == nil, annotation.shared.wrapperName == nil, !declaration.bareName.hasPrefix("_"),
            let name = target.hierarchy.bypassingProtocol(of: declaration)
        else { return }
        report(
            .wrapperBypassed(
                declaration.displayName, by: name, rename: "_" + declaration.bareName, at: location(annotation.offset)))
    }
}
