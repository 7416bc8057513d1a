/// The parameter that the original gets with the span's context in it.
struct Injection: Sendable {
    /// The parameter's index.
    let parameter: Int
    /// The statement that puts the context into the parameter, or into a copy of it, at the annotation's line.
    let statement: Reading
    /// The variable that the original gets in place of the parameter.
    let variable: String
}

extension DeclarationPlanner {
    /// The injection that `inject:` asks for; nil if there is none, or if it cannot be, which is reported.
    func planInjection() -> Injection? {
        guard let path = annotation.shared.inject else { return nil }
        guard let index = parameterIndex(path.root) else {
            if read(path) != nil { refuse(path, because: "'\(path.root)' is no parameter") }
            return nil
        }
        let parameter = declaration.parameters[index]
        if let reason = obstacle(path, in: parameter) {
            refuse(path, because: reason)
            return nil
        }
        let name = internalName(index)
        let place = path.text.dropFirst(path.root.count)
        if parameter.has("inout") {
            let statement = "TraceRuntime::TraceContext.current?.inject(into: &\(name)\(place))"
            return Injection(
                parameter: index, statement: Reading(expression: statement, location: path.location), variable: name)
        }
        let variable = localName("injected" + capitalized(name))
        let value = moved(index)?.taken ?? (parameter.has("borrowing") ? "copy " : "") + name
        let statement =
            "let \(variable) = TraceRuntime::TraceContext.injected(into: \(value)) { $0.inject(into: &$1\(place)) }"
        return Injection(
            parameter: index, statement: Reading(expression: statement, location: path.location), variable: variable)
    }

    /// Why a parameter has no place that headers can be set in.
    private func obstacle(_ path: AnnotationPath, in parameter: Parameter) -> String? {
        if parameter.isAutoclosure { return "'\(path.root)' is an autoclosure" }
        if parameter.isPack(in: file) { return "'\(path.root)' is a parameter pack" }
        return path.text.contains("?") ? "a part of the path may be nil" : nil
    }

    private func refuse(_ path: AnnotationPath, because reason: String) {
        report(.notInjectable(path.text, because: reason, at: path.location))
    }
}
