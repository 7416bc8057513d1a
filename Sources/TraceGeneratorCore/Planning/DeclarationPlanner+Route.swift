extension RouteArguments {
    /// The span's name; empty where the request says a part of it at run time.
    var spanName: String {
        if let operationName { return operationName }
        return switch (template?.method, template?.path) {
        case (let method?, let path?): "\(method) \(path)"
        case (let method?, nil): method
        case (nil, _): ""
        }
    }

    /// The constants that the runtime gets for the route.
    var plan: RoutePlan {
        RoutePlan(
            method: template?.method, template: template?.path,
            includeQueryParams: includeQueryParams?.value ?? .nothing,
            includePathParams: includePathParams?.value ?? false,
            includeHeaders: includeHeaders?.value ?? .nothing,
            includeRequestBody: includeRequestBody?.value ?? false,
            includeResponseBody: includeResponseBody?.value ?? false)
    }
}

// MARK: Requests

extension DeclarationPlanner {
    /// The paths that `request:` names; without it the parameter that must be the request, and the one beside it that a
    /// bridge reads path parameters from.
    private func requestPaths(of route: RouteArguments) -> [AnnotationPath] {
        if let paths = route.request { return paths }
        guard let candidate = requestCandidates.first else { return [] }
        let context = route.includePathParams?.value == true ? contextCandidate : nil
        return [candidate, context].compactMap(\.self).map { path(internalName($0), offset: annotation.offset) }
    }

    private var contextCandidate: Int? {
        let names = target.bridges.contextParameters
        return declaration.parameters.firstIndex { names.contains($0.internalName) }
    }

    /// The parameters named `request` or `req`; without them those typed exactly `Request` or `HTTPRequest`.
    private var requestCandidates: [Int] {
        let parameters = declaration.parameters
        let named = parameters.indices.filter { ["request", "req"].contains(parameters[$0].internalName) }
        if !named.isEmpty { return named }
        return parameters.indices.filter { ["Request", "HTTPRequest"].contains(parameters[$0].type.text) }
    }

    /// Records the request's parts before the call, and the response's after it.
    func record(_ route: RouteArguments, _ recordings: inout Recordings) {
        if route.request == nil && requestCandidates.count > 1 {
            report(.ambiguousRequest(requestCandidates.map(internalName), at: location(annotation.offset)))
            return
        }
        let paths = requestPaths(of: route)
        recordings.requestRoots = paths.map(\.root)
        recordings.requests = paths.compactMap { readBeforeCall($0, as: .request) }
        recordings.readRequests { .request($0, tellsMethod: route.template?.method == nil) }
        recordPathParameters(of: route, &recordings)
        if let path = route.requestBody, let reading = readBeforeCall(path, as: .requestBody) {
            recordings.before.append(Recording(statement: .requestBody, reading: reading))
        }
        if paths.isEmpty { requireRequest(for: route) }
        recordResponse(of: route, &recordings)
    }

    private func recordPathParameters(of route: RouteArguments, _ recordings: inout Recordings) {
        guard let argument = route.includePathParams, argument.value else { return }
        let names = route.template?.parameters ?? []
        var isComplete = !names.isEmpty
        for name in names {
            let parameter = path(name, offset: argument.offset)
            guard parameterIndex(name) != nil, let reading = readBeforeCall(parameter, as: .includePathParams) else {
                isComplete = false
                continue
            }
            recordings.before.append(Recording(statement: .pathParameter(name), reading: reading))
        }
        guard !isComplete else { return }
        recordings.readRequests(Recording.Statement.pathParameters, location: location(argument.offset))
        if recordings.requestRoots.isEmpty { reportMissingRequest(.includePathParams, at: argument.offset) }
    }

    /// Reports every argument that only a request could answer.
    private func requireRequest(for route: RouteArguments) {
        for (label, argument) in [
            (AnnotationLabel.includeQueryParams, route.includeQueryParams), (.includeHeaders, route.includeHeaders),
        ] {
            guard let argument, argument.value != .nothing else { continue }
            reportMissingRequest(label, at: argument.offset)
        }
        if let argument = route.includeRequestBody, argument.value, route.requestBody == nil {
            reportMissingRequest(.includeRequestBody, at: argument.offset)
        }
        if route.template?.method == nil && route.operationName == nil {
            report(
                .missingArgument(
                    route.template == nil ? "a route" : "a method", of: annotation.kind,
                    because: "no parameter of '\(declaration.displayName)' is a request that says it",
                    at: location(annotation.offset)))
        }
    }

    private func reportMissingRequest(_ label: AnnotationLabel, at offset: Int) {
        report(.requestNotFound(label.rawValue, of: declaration.displayName, at: location(offset)))
    }
}

// MARK: Responses

extension DeclarationPlanner {
    private func recordResponse(of route: RouteArguments, _ recordings: inout Recordings) {
        guard !declaration.neverReturns else { return }
        let result = declaration.returnsNothing ? "" : localNames.result
        let offset = route.status?.offset ?? annotation.offset
        recordings.after.append(
            Recording(
                statement: .response(status: route.status?.value ?? (declaration.returnsNothing ? 200 : nil)),
                reading: Reading(expression: result, location: location(offset))))
        guard let argument = route.includeResponseBody, argument.value else { return }
        guard !declaration.returnsNothing else {
            report(.noResult(declaration.displayName, at: location(argument.offset)))
            return
        }
        recordings.after.append(
            Recording(
                statement: .responseBody, reading: Reading(expression: result, location: location(argument.offset))))
    }
}
