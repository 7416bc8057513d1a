extension DeclarationPlanner {
    private var template: RouteTemplate? {
        annotation[.unlabelled]?.value.string.flatMap(RouteTemplate.init)
    }

    /// Empty where a part of it is the request's to say.
    var routeName: String {
        switch (template?.method, template?.path) {
        case (let method?, let path?): "\(method) \(path)"
        case (let method?, nil): method
        case (nil, _): ""
        }
    }

    mutating func planRoute() -> RoutePlan {
        RoutePlan(
            method: template?.method, template: template?.path,
            includeQueryParams: CaptureSelection(annotation[.includeQueryParams]),
            includePathParams: isTrue(.includePathParams),
            includeHeaders: CaptureSelection(annotation[.includeHeaders]),
            includeRequestBody: isTrue(.includeRequestBody), includeResponseBody: isTrue(.includeResponseBody))
    }

    private func isTrue(_ label: AnnotationLabel) -> Bool { annotation[label]?.value.isTrue ?? false }
}

// MARK: Requests

extension DeclarationPlanner {
    /// What `request:` names; without it the parameter that must be the request. None for what is no route.
    var requestPaths: [AnnotationPath] {
        switch annotation[.request]?.value.kind {
        case .path(let path): return [path]
        case .array(let elements):
            return elements.compactMap { if case .path(let path) = $0.kind { path } else { nil } }
        default: break
        }
        guard annotation.kind == .route, let candidate = requestCandidates.first else { return [] }
        let name = internalName(candidate)
        return [AnnotationPath(root: name, text: name, offset: annotation.offset)]
    }

    /// The parameters named `request` or `req`; without them those typed exactly `Request` or `HTTPRequest`.
    private var requestCandidates: [Int] {
        let parameters = declaration.parameters
        let named = parameters.indices.filter { ["request", "req"].contains(parameters[$0].internalName) }
        if !named.isEmpty { return named }
        return parameters.indices.filter { ["Request", "HTTPRequest"].contains(parameters[$0].type.text) }
    }

    /// The request's parts before the call, the response's after it.
    mutating func recordRoute(_ recordings: inout Recordings) {
        if annotation[.request] == nil && requestCandidates.count > 1 {
            report(.ambiguousRequest(requestCandidates.map(internalName), at: location(annotation.offset)))
            return
        }
        recordings.requests = requestPaths.compactMap { readBeforeCall($0, as: .request) }
        recordings.readRequests(Recording.Statement.request)
        recordPathParameters(&recordings)
        if let body = annotation[.requestBody], case .path(let path) = body.value.kind {
            readBeforeCall(path, as: .requestBody).map {
                recordings.before.append(Recording(statement: .requestBody, reading: $0))
            }
        }
        if requestPaths.isEmpty { requireWhatRequestsSay() }
        recordResponse(&recordings)
    }

    private mutating func recordPathParameters(_ recordings: inout Recordings) {
        guard let argument = annotation[.includePathParams], argument.value.isTrue else { return }
        let line = line(argument.offset)
        var isComplete = !(template?.parameters ?? []).isEmpty
        for name in template?.parameters ?? [] {
            let path = AnnotationPath(root: name, text: name, offset: argument.offset)
            guard parameterIndex(name) != nil, let reading = readBeforeCall(path, as: .includePathParams) else {
                isComplete = false
                continue
            }
            recordings.before.append(Recording(statement: .pathParameter(name), reading: reading))
        }
        guard !isComplete else { return }
        recordings.readRequests(Recording.Statement.pathParameters, line: line)
        if requestPaths.isEmpty { reportMissingRequest(.includePathParams, at: argument.offset) }
    }

    /// Without a request everything that only it can say is an error.
    private mutating func requireWhatRequestsSay() {
        for label in [AnnotationLabel.includeQueryParams, .includeHeaders] {
            guard let argument = annotation[label], CaptureSelection(argument) != .nothing else { continue }
            reportMissingRequest(label, at: argument.offset)
        }
        if let argument = annotation[.includeRequestBody], argument.value.isTrue, annotation[.requestBody] == nil {
            reportMissingRequest(.includeRequestBody, at: argument.offset)
        }
        if template?.method == nil && annotation[.operationName] == nil {
            report(
                .missingArgument(
                    template == nil ? "a route" : "a method", of: annotation.kind,
                    because: "no parameter of '\(declaration.displayName)' is a request that says it",
                    at: location(annotation.offset)))
        }
    }

    private mutating func reportMissingRequest(_ label: AnnotationLabel, at offset: Int) {
        report(.requestNotFound(label.rawValue, of: declaration.displayName, at: location(offset)))
    }
}

// MARK: Responses

extension DeclarationPlanner {
    private mutating func recordResponse(_ recordings: inout Recordings) {
        guard !declaration.neverReturns else { return }
        let status = annotation[.status]?.value.number.map { Int($0) } ?? 200
        let result = declaration.returnsNothing ? "" : localNames.result
        let place = annotation[.status]?.offset ?? annotation.offset
        recordings.after.append(
            Recording(
                statement: .response(status: status), reading: Reading(expression: result, line: line(place))))
        guard let argument = annotation[.includeResponseBody], argument.value.isTrue else { return }
        guard !declaration.returnsNothing else {
            report(.noResult(declaration.displayName, at: location(argument.offset)))
            return
        }
        recordings.after.append(
            Recording(statement: .responseBody, reading: Reading(expression: result, line: line(argument.offset))))
    }
}
