/// A generated file, planned.
struct FilePlan: Sendable {
    let source: SourceFile
    let moduleName: String
    let imports: [PlannedImport]
    let wrappers: [WrapperPlan]
    let decorators: [DecoratorPlan]
    let bridges: [BridgePlan]
    /// The bridges of the whole target, in the one file that says how they are switched on; empty in all others.
    let targetBridges: [BridgePlan]
}

/// Plans the wrappers of a file's annotated declarations, in their order.
func plan(_ file: ParsedFile, of target: TargetContext) -> (plan: FilePlan, diagnostics: [Diagnostic]) {
    var wrappers: [WrapperPlan] = []
    var diagnostics: [Diagnostic] = []
    for annotated in file.annotated {
        let planner = DeclarationPlanner(annotated, in: file, of: target)
        if let wrapper = planner.plan() { wrappers.append(wrapper) }
        diagnostics += planner.diagnostics
    }
    for type in file.annotatedTypes { diagnostics += type.refusals(in: file) }
    let (decorators, decoratorDiagnostics) = planDecorators(of: file, in: target)
    diagnostics += decoratorDiagnostics
    let bridges = target.bridges.plans(in: file)
    diagnostics += target.bridges.diagnostics(in: file)
    let exposedNames = (wrappers.map(\.signature.exposedNames) + decorators.map(\.exposedNames))
        .reduce(into: [String: AccessLevel]()) { $0.merge($1, uniquingKeysWith: max) }
    let imports = target.importLevels.imports(
        of: [file] + decorators.flatMap(\.files).filter { $0.file != file.file }, exposedNames: exposedNames,
        bridges: bridges)
    let plan = FilePlan(
        source: file.file, moduleName: target.moduleName, imports: imports, wrappers: wrappers, decorators: decorators,
        bridges: bridges, targetBridges: target.bridges.setUp(in: file))
    return (plan, diagnostics)
}

/// Plans the decorators of a file's annotated protocols, in their order.
private func planDecorators(
    of file: ParsedFile, in target: TargetContext
) -> (decorators: [DecoratorPlan], diagnostics: [Diagnostic]) {
    var decorators: [DecoratorPlan] = []
    var diagnostics: [Diagnostic] = []
    for declaration in file.protocols {
        guard let annotation = declaration.annotation else { continue }
        let declared = DeclaredProtocol(declaration: declaration, file: file)
        let planner = DecoratorPlanner(annotation, of: declared, in: target)
        if let decorator = planner.plan() { decorators.append(decorator) }
        diagnostics += planner.diagnostics
    }
    return (decorators, diagnostics)
}
