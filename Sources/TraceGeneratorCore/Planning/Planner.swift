/// A generated file, planned.
struct FilePlan: Sendable {
    let source: SourceFile
    let moduleName: String
    let imports: [PlannedImport]
    let wrappers: [WrapperPlan]
}

/// Plans the wrappers of a file's annotated declarations, in their order.
func plan(_ file: ParsedFile, of target: TargetContext) -> (plan: FilePlan, diagnostics: [Diagnostic]) {
    var wrappers: [WrapperPlan] = []
    var diagnostics: [Diagnostic] = []
    for annotated in file.annotated {
        var planner = DeclarationPlanner(annotated, in: file, of: target)
        if let wrapper = planner.plan() { wrappers.append(wrapper) }
        diagnostics += planner.diagnostics
    }
    let exposedNames = wrappers.reduce(into: Set<String>()) { $0.formUnion($1.signature.exposedNames) }
    let imports = target.importLevels.imports(of: file, exposedNames: exposedNames)
    let plan = FilePlan(source: file.file, moduleName: target.moduleName, imports: imports, wrappers: wrappers)
    return (plan, diagnostics)
}
