extension TraceSpan {
    /// Records the parts of a request that the route captures.
    public func recordRequest(_ request: some TraceRequest) {
        if let recording {
            recording.recordRequest(request)
        } else {
            scope.observing?.countRequest(method: request.traceMethod)
        }
    }

    @available(*, unavailable, message: "conform its type to TraceRequest: see Frameworks")
    @_disfavoredOverload
    public func recordRequest<V>(_ request: V) {}

    /// Records the values of the route's placeholders.
    public func recordPathParameters(_ parameters: some TracePathParameters) {
        recording?.recordPathParameters(parameters)
    }

    @available(*, unavailable, message: "conform its type to TracePathParameters: see Frameworks")
    @_disfavoredOverload
    public func recordPathParameters<V>(_ parameters: V) {}

    /// Records the value of one of the route's placeholders.
    public func recordPathParameter(_ name: String, _ value: some TraceAttributeConvertible) {
        setAttribute(.pathParameter(name), value)
    }

    /// Records the raw value of one of the route's placeholders.
    @_disfavoredOverload
    public func recordPathParameter<V: RawRepresentable>(_ name: String, _ value: V)
    where V.RawValue: TraceAttributeConvertible {
        setAttribute(.pathParameter(name), value.rawValue)
    }

    @available(
        *, unavailable,
        message:
            "a path parameter is a string, number, UUID or raw value: conform its type to TraceAttributeConvertible"
    )
    @_disfavoredOverload
    public func recordPathParameter<V>(_ name: String, _ value: V) {}

    /// Records the decoded body of a request, as JSON.
    public func recordRequestBody(_ body: some Encodable) {
        recording?.recordBody(TraceBody(encoding: body), of: .request)
    }

    /// Records the body of a request after the application has read it, for example from a stream.
    public func recordRequestBody(_ body: TraceBody) {
        recording?.recordBody(body, of: .request)
    }

    @available(*, unavailable, message: "conform its type to Encodable, or record a TraceBody by hand")
    @_disfavoredOverload
    public func recordRequestBody<V>(_ body: V) {}
}

// These overloads are for an annotation's `request:` that names several values.
extension TraceSpan {
    /// Records the parts of a request that the route captures.
    public func recordRequest<PathParameters>(parts: TraceRequestParts<TracePresent, PathParameters>) {
        for request in parts.requests { recordRequest(request) }
    }

    @available(
        *, unavailable, message: "none of these is a request: conform the type of one to TraceRequest: see Frameworks"
    )
    public func recordRequest<Request, PathParameters>(parts: TraceRequestParts<Request, PathParameters>) {}

    /// Does nothing, because the compiler reports the error at the part that is neither a request nor path parameters.
    public func recordRequest(parts: TraceNoRequestPart) {}

    /// Records the values of the route's placeholders.
    public func recordPathParameters<Request>(parts: TraceRequestParts<Request, TracePresent>) {
        for parameters in parts.pathParameters { recordPathParameters(parameters) }
    }

    @available(
        *, unavailable,
        message: "none of these has path parameters: conform the type of one to TracePathParameters: see Frameworks"
    )
    public func recordPathParameters<Request, PathParameters>(
        parts: TraceRequestParts<Request, PathParameters>
    ) {}

    /// Does nothing, because the compiler reports the error at the part that is neither a request nor path parameters.
    public func recordPathParameters(parts: TraceNoRequestPart) {}
}

extension RecordingSpan {
    fileprivate func recordRequest(_ request: some TraceRequest) {
        guard let site else { return }
        let route = site.route ?? TraceRoute()
        if route.method == nil { recordMethod(request.traceMethod, template: route.template, site) }
        let url = request.traceURL
        let headers = needsHeaders(route) ? request.traceHeaders : []
        let redaction = redaction(of: site)
        setMasked(TraceAttribute(.httpURL, .string(redaction.masked(url, by: .url, upTo: limits.text))))
        if recorder.value.settings.recordsConnections { recordConnection(of: request, url, headers) }
        if route.includeQueryParams != .nothing {
            recordQueryParameters(of: url, route.includeQueryParams, site, redaction)
        }
        if route.includeHeaders != .nothing {
            recordHeaders(headers, of: .request, site)
        }
        if route.includeRequestBody {
            recordBody(request.traceBody, of: .request, contentType: headers.headerValue(named: "content-type"))
        }
    }

    private func needsHeaders(_ route: TraceRoute) -> Bool {
        route.includeHeaders != .nothing || route.includeRequestBody || recorder.value.settings.recordsConnections
    }

    fileprivate func recordPathParameters(_ parameters: some TracePathParameters) {
        guard let site else { return }
        let redaction = redaction(of: site)
        let known = known(site.pathParameters)
        for (name, value) in parameters.tracePathParameters {
            record(.string(value), known.first { $0.name == name }, redaction, in: site.pathParameters) {
                CapturedParameter(ofPath: name, redaction)
            }
        }
    }

    /// The known parameters have the rules by the site's names alone, and cannot be used if a configuration has others.
    private func known(_ parameters: borrowing CapturedParameters) -> [CapturedParameter] {
        recorder.value.settings.names.isStandard ? parameters.known : []
    }

    /// Records the value of a parameter that is known, or that is made and stored for the next request.
    @inline(__always)
    private func record(
        _ value: TraceAttributeValue, _ known: CapturedParameter?, _ redaction: Redaction,
        in parameters: borrowing CapturedParameters, _ make: () -> CapturedParameter
    ) {
        let parameter = known ?? make()
        let masked = redaction.masked(value, by: parameter.rule, upTo: limits.text)
        setMasked(TraceAttribute(parameter.key, masked))
        if known == nil, recorder.value.settings.names.isStandard { parameters.store(parameter) }
    }

    /// The length of a method that is none of HTTP's, since a request may say anything.
    private static let originalMethodLimit = TextLimit.units(64)

    private func recordMethod(_ method: String, template: String?, _ site: SiteContent) {
        let known = HTTPMethod(method)
        setMasked(TraceAttribute(.httpMethod, .string(known.name)))
        countActive(known)
        if !known.isKnown {
            let original = redaction(of: site).masked(method, by: .freeText, upTo: Self.originalMethodLimit)
            setMasked(TraceAttribute("http.request.method_original", .string(original)))
        }
        if site.name.isEmpty { nameRoute(known, template: template) }
    }

    /// Names a span after method and route, and records the route.
    func nameRequest(_ method: String, template: String?) {
        nameRoute(HTTPMethod(method), template: template)
        if let template { setAttribute(TraceAttribute(.httpRoute, .string(template))) }
    }

    private func nameRoute(_ method: HTTPMethod, template: String?) {
        // "If {http.request.method} is not known, {method} MUST be HTTP":
        // https://opentelemetry.io/docs/specs/semconv/http/http-spans/#name
        let name = method.isKnown ? method.name : "HTTP"
        setName(template.map { name + " " + $0 } ?? name)
    }

    /// Records the query's parameters, each name once. A name that occurs several times gets an array of values.
    ///
    /// As much of the query is read as the attribute of the URL may hold.
    private func recordQueryParameters(
        of url: String, _ capture: TraceCapture, _ site: SiteContent, _ redaction: Redaction
    ) {
        let known = known(site.queryParameters)
        for group in url.queryValues(upTo: limits.text.readSizeMax, where: capture.contains).groups {
            let value: TraceAttributeValue = group.others.isEmpty ? .string(group.first) : .strings(group.values)
            record(value, known.first { $0.name == group.name }, redaction, in: site.queryParameters) {
                CapturedParameter(ofQuery: group.name, redaction)
            }
        }
    }
}

extension TraceCapture {
    fileprivate func contains(_ name: String) -> Bool {
        switch self {
        case .nothing: false
        case .everything: true
        case .only(let names):
            names.contains {
                name.isEqualWithoutCase(to: $0) || (!name.isASCII && name.lowercased() == $0.lowercased())
            }
        }
    }
}
