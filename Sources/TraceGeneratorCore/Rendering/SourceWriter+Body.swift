extension SourceWriter {
    /// The call of the original inside its span.
    mutating func body(_ body: BodyPlan, site: String) {
        for moved in body.moved {
            let safety = moved.isUnsafe ? "unsafe " : ""
            line("var \(moved.variable) = \(safety)TraceRuntime::\(moved.form.rawValue)(\(moved.value))")
        }
        let parent = parent(of: body)
        if body.endsWithSequence { return followedCall(body, site: site, parent: parent) }
        let effort = body.effects.effort + body.safety.passing
        let call = "TraceRuntime::\(body.effects.entryPoint)(\(site)\(parent)) {\(body.closureHead) in"
        let isMapped = !body.parents.isEmpty && !body.readsParentsFirst
        if isMapped, let location = body.parents.first?.location { sourceLocation(location) }
        switch body.result {
        case .sent: line("var \(body.names.sentResult) = \(effort)\(call)")
        case .nothing, .never: line(effort + call)
        case .value: line((body.isStatementBefore ? "return " : "") + effort + call)
        }
        if isMapped { directive("#sourceLocation()") }
        indented { $0.closure(body) }
        line("}")
        if case .sent = body.result { line("return \(body.safety.passing)\(body.names.sentResult).take()") }
        if body.isAsyncNever { line("Swift::fatalError(\"what never returns has returned\")") }
    }

    /// The call of an original that returns a sequence, with which its span ends.
    private mutating func followedCall(_ body: BodyPlan, site: String, parent: String) {
        let stream = body.names.stream
        let isMapped = !body.parents.isEmpty && !body.readsParentsFirst
        if isMapped { sourceLocation(body.parents[0].location) }
        line("let \(stream) = TraceRuntime::TraceStream(\(site)\(parent))")
        if isMapped { directive("#sourceLocation()") }
        let effort = body.effects.effort + body.safety.passing
        line("return \(stream).following(\(effort)\(stream).run {\(body.closureHead) in")
        indented { $0.closure(body) }
        line("})")
    }

    /// `, parent: …`; a value that the call changes is read before it.
    private mutating func parent(of body: BodyPlan) -> String {
        guard !body.parents.isEmpty else { return body.isRoot ? ", parent: nil" : "" }
        let expressions = body.parents.map { "TraceRuntime::TraceContext.parent(\($0.expression))" }
        let expression = expressions.joined(separator: " ?? ")
        guard body.readsParentsFirst else { return ", parent: \(expression)" }
        sourceLocation(body.parents[0].location)
        line("let \(body.names.parent) = \(expression)")
        directive("#sourceLocation()")
        return ", parent: \(body.names.parent)"
    }

    private mutating func closure(_ body: BodyPlan) {
        recordings(body.before.filter(\.isCounted), if: "isObserved", of: body)
        recordings(body.before.filter { !$0.isCounted }, if: "isRecording", of: body)
        if let injection = body.injection {
            sourceLocation(injection.statement.location)
            line(injection.statement.expression)
            directive("#sourceLocation()")
        }
        let arguments = body.arguments ?? []
        let wrapping = body.wrappedResult.wrapping
        let opening =
            body.effects.effort + body.safety.calling + wrapping.opening + body.callee
            + (body.arguments == nil ? "" : "(")
        let closing = (body.arguments == nil ? "" : ")") + wrapping.closing
        let isLast = body.after.isEmpty
        let box = body.result.isSent ? body.safety.passing + "TraceRuntime::TraceSending(" : ""
        if isLast {
            let keyword = body.returnsValue && body.isCallAfterStatements ? "return " : ""
            list(keyword + box + opening, arguments, closing + (box.isEmpty ? "" : ")"))
            return
        }
        let binding = body.returnsValue ? "let \(body.names.result) = " : ""
        list(binding + opening, arguments, closing)
        recordings(body.after.filter(\.isCounted), if: "isObserved", of: body)
        recordings(body.after.filter { !$0.isCounted }, if: "isRecording", of: body)
        if body.returnsValue {
            let result =
                body.followsResponse ? "\(body.names.span).following(\(body.names.result))" : body.names.result
            line("return \(box.isEmpty ? body.safety.passing : box)\(result)\(box.isEmpty ? "" : ")")")
        }
    }

    /// Writes the statements that record, each as if it stood at the annotation's line.
    private mutating func recordings(_ recordings: [Recording], if condition: String, of body: BodyPlan) {
        guard !recordings.isEmpty else { return }
        line("if \(body.names.span).\(condition) {")
        for recording in recordings {
            sourceLocation(recording.reading.location)
            indented { $0.line("\(body.names.span).\(recording.call)") }
        }
        directive("#sourceLocation()")
        line("}")
    }

    mutating func sourceLocation(_ location: SourceLocation) {
        directive("#sourceLocation(file: \(stringLiteral(location.path)), line: \(location.line))")
    }
}

extension Recording {
    /// Whether calls without a span are counted by it, too.
    fileprivate var isCounted: Bool {
        switch statement {
        case .response, .request(_, tellsMethod: true): true
        default: false
        }
    }

    fileprivate var call: String {
        let value = reading.expression
        return switch statement {
        case .attribute(.custom(let key)): "setAttribute(\(stringLiteral(key)), \(value))"
        case .attribute(.convention(let key)): "setAttribute(.\(key), \(value))"
        case .request(.whole, _): "recordRequest(\(value))"
        case .request(.parts, _): "recordRequest(parts: \(value))"
        case .pathParameters(.whole): "recordPathParameters(\(value))"
        case .pathParameters(.parts): "recordPathParameters(parts: \(value))"
        case .pathParameter(let name): "recordPathParameter(\(stringLiteral(name)), \(value))"
        case .requestBody: "recordRequestBody(\(value))"
        case .response(let status):
            "recordResponse(\(status.map { (value.isEmpty ? "" : value + ", ") + "status: \($0)" } ?? value))"
        case .responseBody: "recordResponseBody(\(value))"
        }
    }
}

extension ResultForm {
    fileprivate var isSent: Bool { if case .sent = self { true } else { false } }
}

extension BodySafety {
    /// Before the call of the original.
    fileprivate var calling: String { callIsUnsafe ? "unsafe " : "" }

    /// Before an expression that passes on the result.
    fileprivate var passing: String { resultIsUnsafe ? "unsafe " : "" }
}

extension BodyEffects {
    /// `try await `
    fileprivate var effort: String {
        (throwing == .never ? "" : "try ") + (isAsync ? "await " : "")
    }

    fileprivate var entryPoint: String {
        throwing == .rethrows ? "withTraceSpanRethrowing" : "withTraceSpan"
    }
}

extension BodyPlan {
    fileprivate var returnsValue: Bool {
        switch result {
        case .value, .sent: true
        case .nothing, .never: false
        }
    }

    /// Whether statements stand before the call in the closure.
    fileprivate var isCallAfterStatements: Bool { !before.isEmpty || injection != nil }

    fileprivate var isStatementBefore: Bool {
        !moved.isEmpty || (readsParentsFirst && !parents.isEmpty) || returnsExplicitly
    }

    /// Whether an async call never returns: the compiler takes the code after it for unreachable.
    fileprivate var isAsyncNever: Bool {
        if case .never = result { effects.isAsync } else { false }
    }

    /// The closure's parameter and, where they are not inferred, its effects and its result.
    fileprivate var closureHead: String {
        let span = before.isEmpty && after.isEmpty ? "_" : names.span
        if isAsyncNever {
            return " (\(span)) async \(throwsClause.isEmpty ? "" : throwsClause + " ")-> Void"
        }
        let isInferred = throwsClause.isEmpty || throwsClause == "throws"
        return isInferred ? " \(span)" : " \(span) \(effects.isAsync ? "async " : "")\(throwsClause)"
    }

    private var throwsClause: String {
        effects.throwing == .never && passesThrowingAutoclosure ? "throws(Never)" : effects.throwing.clause
    }
}

extension BodyEffects.Throwing {
    fileprivate var clause: String {
        switch self {
        case .never: ""
        case .any, .rethrows: "throws"
        case .typed(let error): "throws(\(error))"
        }
    }
}
