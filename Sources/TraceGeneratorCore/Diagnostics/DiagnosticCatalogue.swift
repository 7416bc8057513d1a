// Every message to a user, in alphabetical order: each says what is wrong and what would be right.
// Each has a file of its name in Fixtures/Diagnostics.
//
// A declaration has the name that calls use: `getUser(id:)`, `total`. `near` is the name that the user may have meant.

extension Diagnostic {
    /// A protocol of actors: its members run on the value itself, which a decorator is not.
    static func actorProtocol(_ name: String, because reason: String, at location: SourceLocation) -> Self {
        error(
            """
            '\(name)' cannot be decorated because \(reason), and a decorator is not an actor; \
            annotate the actors that conform to it
            """, at: location)
    }

    static func ambiguousCall(_ declaration: String, with type: String, at location: SourceLocation) -> Self {
        error(
            """
            '\(declaration)' cannot be wrapped because a call of it could also mean that of '\(type)'; \
            give one of them another name, or call 'withTraceSpan' in it
            """, at: location)
    }

    /// Several parameters could be the request that a route reads.
    static func ambiguousRequest(_ candidates: [String], at location: SourceLocation) -> Self {
        error("\(list(candidates)) could each be the request; say which with 'request:'", at: location)
    }

    /// An argument that only one function can have, in the annotation of many.
    static func argumentOfOneFunction(_ argument: String, type: String, at location: SourceLocation) -> Self {
        error(
            "\(argument) cannot hold for every function of '\(type)'; write it above the function that it belongs to",
            at: location)
    }

    static func blockComment(_ annotation: String, at location: SourceLocation) -> Self {
        error("'\(annotation)' is not read in a block comment; write it after '//'", at: location)
    }

    static func classProtocol(_ name: String, superclass: String, at location: SourceLocation) -> Self {
        error(
            """
            '\(name)' cannot be decorated because only subclasses of '\(superclass)' conform to it, and a decorator \
            would have to be one; annotate the classes that conform to it
            """, at: location)
    }

    static func closure(_ annotation: String, at location: SourceLocation) -> Self {
        error(
            "'\(annotation)' cannot wrap a closure; move its code into a function, or call 'withTraceSpan' in it",
            at: location)
    }

    static func codeBeforeAnnotation(_ annotation: String, at location: SourceLocation) -> Self {
        error("'\(annotation)' must stand alone on its line, above the declaration", at: location)
    }

    /// `/users/:id` instead of `/users/{id}`.
    static func colonParameter(_ name: String, at location: SourceLocation) -> Self {
        error("a route's parameter is written in braces; write '{\(name)}' instead of ':\(name)'", at: location)
    }

    static func customAttributeNotCopied(
        _ attribute: String, of declaration: String, at location: SourceLocation
    ) -> Self {
        warning(
            """
            the wrapper of '\(declaration)' does not get '\(shortened(attribute))'; \
            where it should, add 'keeping: ["\(shortened(attribute))"]'
            """, at: location)
    }

    static func decoratorNameTaken(_ decorator: String, by place: String, at location: SourceLocation) -> Self {
        error("the decorator's name '\(decorator)' is taken \(place); give another with 'as:'", at: location)
    }

    static func deinitializer(at location: SourceLocation) -> Self {
        error("a deinitializer cannot be wrapped; call 'withTraceSpan' in it", at: location)
    }

    static func emptyText(_ argument: String, at location: SourceLocation) -> Self {
        error("\(argument) must not be empty", at: location)
    }

    static func fileNameTaken(_ file: SourceFile, by original: String) -> Self {
        error(
            "'\(file.name)' is the name of the file that is generated for '\(original).swift'; give this one another",
            at: SourceLocation(path: file.path, line: 1, column: 1))
    }

    /// A protocol of another module that is inherited from, and that no extension of the decorator provides for.
    static func foreignRequirements(
        _ inherited: String, of name: String, decorator: String, at location: SourceLocation
    ) -> Self {
        warning(
            """
            '\(name)' inherits from '\(shortened(inherited))', which this target does not declare, so its requirements \
            are not forwarded; forward them in an extension of '\(decorator)', which is empty if there are none
            """, at: location)
    }

    static func genericAutoclosureError(
        _ parameter: String, of declaration: String, at location: SourceLocation
    ) -> Self {
        error(
            """
            '\(declaration)' cannot be wrapped because the autoclosure '\(parameter)' throws an error of a generic \
            type, which the compiler cannot infer; call 'withTraceSpan' in it
            """, at: location)
    }

    static func hiddenRequirements(_ inherited: String, of name: String, at location: SourceLocation) -> Self {
        error(
            """
            '\(name)' cannot be decorated because '\(inherited)' is a 'typealias', which hides what it requires; \
            inherit from the protocols that it stands for
            """, at: location)
    }

    static func initializer(at location: SourceLocation) -> Self {
        error(
            "an initializer cannot be wrapped; annotate a static function that calls it, or call 'withTraceSpan' in it",
            at: location)
    }

    static func inoutSendingParameter(
        _ parameter: String, of declaration: String, at location: SourceLocation
    ) -> Self {
        error(
            """
            '\(declaration)' cannot be wrapped because '\(parameter)' is 'inout sending' and cannot be passed on; \
            call 'withTraceSpan' in it
            """, at: location)
    }

    static func interpolation(at location: SourceLocation) -> Self {
        error(
            """
            an annotation's string cannot have an interpolation; \
            write the path without quotes, or '\\\\(' for the characters themselves
            """, at: location)
    }

    /// `keeping:` that is not exactly one attribute.
    static func invalidAttribute(_ text: String, at location: SourceLocation) -> Self {
        error(
            "'\(shortened(text))' is not one attribute; write it as it stands in the source: \"@Name(…)\"", at: location
        )
    }

    static func invalidEscape(_ escape: String, at location: SourceLocation) -> Self {
        error(
            """
            '\(shortened(escape))' is not an escape sequence; Swift's are \
            \\0, \\\\, \\t, \\n, \\r, \\", \\' and \\u{…}
            """, at: location)
    }

    /// A wrapper's name that is not one identifier.
    static func invalidName(_ name: String, at location: SourceLocation) -> Self {
        error("'\(shortened(name))' cannot name a function; a name is one identifier", at: location)
    }

    /// A path with something in it that may have effects or does not name a value.
    static func invalidPath(_ text: String, at location: SourceLocation) -> Self {
        error(
            """
            '\(shortened(text))' cannot be a part of a path; a path reads properties only: \
            'parameter.property', 'self.property', 'result.property'
            """, at: location)
    }

    static func invalidRoute(_ route: String, at location: SourceLocation) -> Self {
        error(
            "'\(shortened(route))' is not a route; write \"METHOD /path/{parameter}\", \"METHOD\" or \"/path\"",
            at: location)
    }

    /// A function that the annotation of its type does not reach, for the reason that refuses one of its own.
    static func leftOut(_ reason: Self) -> Self {
        warning("\(reason.message); or say '\(Marking.ignoreName)' above it", at: reason.location)
    }

    static func localFunction(_ declaration: String, at location: SourceLocation) -> Self {
        error(
            """
            '\(declaration)' cannot be wrapped because it is local to a function; \
            move it out, or call 'withTraceSpan' in it
            """, at: location)
    }

    static func localType(_ name: String, _ annotation: AnnotationKind, at location: SourceLocation) -> Self {
        error(
            """
            \(quoted(annotation)) cannot reach the functions of '\(name)', which is local to a function; \
            move '\(name)' out
            """, at: location)
    }

    static func localTypeMember(_ declaration: String, of type: String, at location: SourceLocation) -> Self {
        error(
            """
            '\(declaration)' cannot be wrapped because '\(type)' is local to a function; \
            move '\(type)' out, or call 'withTraceSpan' in '\(declaration)'
            """, at: location)
    }

    /// A route whose method or path neither its annotation nor a request gives.
    static func missingArgument(
        _ argument: String, of annotation: AnnotationKind, because reason: String, at location: SourceLocation
    ) -> Self {
        error("\(quoted(annotation)) needs \(argument), because \(reason)", at: location)
    }

    /// An argument without a label that is not the first, or that the annotation does not take.
    static func missingLabel(of annotation: AnnotationKind, labels: [String], at location: SourceLocation) -> Self {
        error("this argument of \(quoted(annotation)) needs a label: one of \(list(labels))", at: location)
    }

    static func noBridge(for module: String, near: String?, at location: SourceLocation) -> Self {
        let known = list(Bridge.all.map(\.module))
        return error(
            "there is no bridge for '\(shortened(module))', only for \(known)\(suggestion(near))", at: location)
    }

    /// An annotated type or extension without a function directly in its body.
    static func noFunctions(_ type: String, at location: SourceLocation) -> Self {
        warning(
            "no function stands directly in this body of '\(type)'; annotate the extension or the type that has them",
            at: location)
    }

    static func nonescapableProtocol(_ name: String, at location: SourceLocation) -> Self {
        error(
            """
            '\(name)' cannot be decorated because it is '~Escapable', and a span would have to hold the value; \
            annotate the types that conform to it
            """, at: location)
    }

    static func nonescapableResult(_ declaration: String, at location: SourceLocation) -> Self {
        error(
            """
            '\(declaration)' cannot be wrapped because its result is not escapable and cannot leave the span; \
            call 'withTraceSpan' where the result is used
            """, at: location)
    }

    static func noResult(_ declaration: String, at location: SourceLocation) -> Self {
        error("'\(declaration)' has no result that could be captured", at: location)
    }

    static func noSelf(_ declaration: String, at location: SourceLocation) -> Self {
        error("'\(declaration)' is not a member of a type, so there is no 'self' to capture from", at: location)
    }

    /// `until: .finished` where the wrapper cannot end the span with the result.
    static func noSequence(_ declaration: String, because reason: String, at location: SourceLocation) -> Self {
        error(
            """
            the span of '\(declaration)' cannot end with a sequence because \(reason); remove 'until', \
            or call 'TraceSpan.start' in it
            """, at: location)
    }

    static func nothingBelow(_ annotation: String, at location: SourceLocation) -> Self {
        error("'\(annotation)' has no declaration below it", at: location)
    }

    static func nothingToBridge(at location: SourceLocation) -> Self {
        error("'\(Marking.bridgeName)' can stand above an import only; move it there, or remove it", at: location)
    }

    static func nothingToIgnore(at location: SourceLocation) -> Self {
        error(
            """
            '\(Marking.ignoreName)' leaves out a member of an annotated type or protocol, and this one stands in none; \
            remove it, or annotate the type
            """, at: location)
    }

    /// A path of `inject:` that names no place in the copy of a parameter.
    static func notInjectable(_ path: String, because reason: String, at location: SourceLocation) -> Self {
        error(
            """
            no context can be put into '\(shortened(path))' because \(reason); \
            name a parameter that is headers, or a property of one: 'request.headers'
            """, at: location)
    }

    static func objectiveCProtocol(_ name: String, at location: SourceLocation) -> Self {
        error(
            """
            '\(name)' cannot be decorated because it is '@objc', and no generic type conforms to such a protocol; \
            annotate the classes that conform to it
            """, at: location)
    }

    static func operatorFunction(_ declaration: String, at location: SourceLocation) -> Self {
        error(
            """
            the operator '\(declaration)' cannot be wrapped; \
            annotate a function that it calls, or call 'withTraceSpan' in it
            """, at: location)
    }

    static func overrideDeclaration(
        _ declaration: String, of superclass: String, at location: SourceLocation
    ) -> Self {
        error(
            """
            '\(declaration)' needs no wrapper, because that of '\(superclass)' has the same name and calls this \
            override; remove the annotation
            """, at: location)
    }

    /// A function type over a parameter pack, `(repeat each A) -> R`, in a result or in a value that is moved.
    static func packFunction(_ place: String, of declaration: String, at location: SourceLocation) -> Self {
        error(
            """
            '\(declaration)' cannot be wrapped because \(place) holds a function over a parameter pack, which the \
            compiler cannot pass through generic code; call 'withTraceSpan' in it
            """, at: location)
    }

    /// A path of a type's annotation that begins with a parameter or `result`.
    static func parameterOfOneFunction(_ parameter: String, type: String, at location: SourceLocation) -> Self {
        let capture = parameter == "result" ? "" : ", or 'capture: [\(shortened(parameter))]' here"
        return error(
            """
            not every function of '\(type)' has '\(shortened(parameter))'; \
            write this above the function that has it\(capture)
            """, at: location)
    }

    static func privateDeclaration(_ declaration: String, access: String, at location: SourceLocation) -> Self {
        error(
            """
            '\(declaration)' cannot be wrapped because it is \(access) and the wrapper stands in another file; \
            make it internal, or call 'withTraceSpan' in it
            """, at: location)
    }

    static func privateDefaultValue(
        _ name: String, parameter: String, of declaration: String, at location: SourceLocation
    ) -> Self {
        error(
            """
            the default value of '\(parameter)' names '\(name)', which is private to this file, so the wrapper of \
            '\(declaration)' cannot repeat it; make '\(name)' internal
            """, at: location)
    }

    static func privateEnclosingType(
        _ type: String, access: String, of declaration: String, at location: SourceLocation
    ) -> Self {
        error(
            """
            '\(declaration)' cannot be wrapped because '\(type)' is \(access) and the wrapper stands in another file; \
            make '\(type)' internal, or call 'withTraceSpan' in '\(declaration)'
            """, at: location)
    }

    /// An annotated type or protocol that no other file can name.
    static func privateType(
        _ type: String, because name: String, access: String, at location: SourceLocation
    ) -> Self {
        error(
            """
            '\(type)' cannot be annotated because '\(name)' is \(access) and the generated code stands in another \
            file; make '\(name)' internal
            """, at: location)
    }

    static func protocolRequirement(_ declaration: String, at location: SourceLocation) -> Self {
        error(
            """
            '\(declaration)' is a protocol's requirement and has no body to wrap; \
            annotate the protocol, whose decorator then traces it, or what implements it
            """, at: location)
    }

    static func reasyncFunction(_ declaration: String, at location: SourceLocation) -> Self {
        error("'\(declaration)' cannot be wrapped because it is 'reasync'; call 'withTraceSpan' in it", at: location)
    }

    static func repeatedArgument(_ label: String, of annotation: AnnotationKind, at location: SourceLocation) -> Self {
        error("\(quoted(annotation)) has '\(label)' already; give it once", at: location)
    }

    /// Two entries of `attributes:` or `capture:` with the same key.
    static func repeatedAttribute(_ key: String, at location: SourceLocation) -> Self {
        error("the attribute '\(shortened(key))' is set already; a span has one value for each", at: location)
    }

    static func repeatedBridge(for module: String, in place: String, at location: SourceLocation) -> Self {
        error(
            "'\(module)' is bridged in \(place) already, for the whole target; remove this '\(Marking.bridgeName)'",
            at: location)
    }

    /// An argument that reads the request, where no parameter is one.
    static func requestNotFound(_ label: String, of declaration: String, at location: SourceLocation) -> Self {
        error(
            """
            '\(label)' reads the request, but no parameter of '\(declaration)' is one: none is named 'request' or \
            'req' or is of type 'Request' or 'HTTPRequest'; name it with 'request:'
            """, at: location)
    }

    /// A function of a protocol's extension whose wrapper would call the protocol's requirement instead.
    static func requirementReached(_ declaration: String, at location: SourceLocation) -> Self {
        error(
            """
            '\(declaration)' cannot be wrapped because calls of it reach the protocol's requirement, whose effects \
            differ; declare both alike, or call 'withTraceSpan' in it
            """, at: location)
    }

    /// `result` where it is read before the call.
    static func resultTooEarly(_ label: String, at location: SourceLocation) -> Self {
        error("'\(label)' is read before the call, when there is no 'result' yet", at: location)
    }

    static func routeAboveType(_ type: String, at location: SourceLocation) -> Self {
        error(
            "'@traceRoute' is about one route, and '\(type)' is no function; write it above the function that serves it",
            at: location)
    }

    /// `Self` in a closure, a tuple, a generic argument or a bound of an associated type.
    static func selfInRequirement(_ requirement: String, in name: String, at location: SourceLocation) -> Self {
        error(
            """
            '\(name)' cannot be decorated because '\(requirement)' uses 'Self' where it cannot be told from the \
            decorator's; only 'Self', 'Self?' and '[Self]' can, as parameters or results
            """, at: location)
    }

    static func sendingClosureParameter(
        _ parameter: String, of declaration: String, at location: SourceLocation
    ) -> Self {
        error(
            """
            '\(declaration)' cannot be wrapped because the closure '\(parameter)' is 'sending' and does not escape, so \
            it cannot be passed on; make it '@escaping', or call 'withTraceSpan' in it
            """, at: location)
    }

    static func settableProperty(_ declaration: String, at location: SourceLocation) -> Self {
        error(
            """
            '\(declaration)' cannot be wrapped because it can be set; \
            annotate a function, or call 'withTraceSpan' in its getter
            """, at: location)
    }

    static func storedProperty(_ declaration: String, at location: SourceLocation) -> Self {
        error(
            "'\(declaration)' is stored and runs no code to wrap; annotate the function that gives its value",
            at: location)
    }

    static func subscriptDeclaration(at location: SourceLocation) -> Self {
        error(
            "a subscript cannot be wrapped; annotate a function that it calls, or call 'withTraceSpan' in it",
            at: location)
    }

    static func textAfterAnnotation(_ annotation: String, at location: SourceLocation) -> Self {
        error(
            "'\(annotation)' must stand alone on its line; put other text into a comment of its own",
            at: location)
    }

    /// A protocol that requires what its extension is to provide.
    static func tracedTaken(_ name: String, at location: SourceLocation) -> Self {
        error(
            """
            '\(name)' requires a 'traced()' of its own, which the one that makes the decorator would hide; \
            rename the requirement
            """, at: location)
    }

    static func twoAnnotations(_ annotation: String, at location: SourceLocation) -> Self {
        error("there is an annotation already; a declaration has one, so remove '\(annotation)'", at: location)
    }

    static func unavailableDeclaration(_ declaration: String, at location: SourceLocation) -> Self {
        error(
            "'\(declaration)' cannot be wrapped because it is unavailable, and nobody can call it; remove the annotation",
            at: location)
    }

    static func unclosedParenthesis(_ annotation: AnnotationKind, at location: SourceLocation) -> Self {
        error("\(quoted(annotation)) lacks the ')' that closes this '('", at: location)
    }

    /// Text in a place where the grammar wants something else.
    static func unexpectedText(_ text: String, expected: String, at location: SourceLocation) -> Self {
        error("expected \(expected), not '\(shortened(text))'", at: location)
    }

    static func unknownAnnotation(_ name: String, near: String?, at location: SourceLocation) -> Self {
        error(
            "there is no annotation '\(shortened(name))'\(suggestion(near, else: list(Marking.names)))",
            at: location)
    }

    static func unknownArgument(
        _ label: String, of annotation: AnnotationKind, near: String?, at location: SourceLocation
    ) -> Self {
        error("\(quoted(annotation)) has no argument '\(shortened(label))'\(suggestion(near))", at: location)
    }

    static func unknownCapture(
        _ name: String, in type: String, near: String?, at location: SourceLocation
    ) -> Self {
        error("no function of '\(type)' has a parameter '\(shortened(name))'\(suggestion(near))", at: location)
    }

    static func unknownParameter(
        _ name: String, of declaration: String, near: String?, at location: SourceLocation
    ) -> Self {
        error("'\(declaration)' has no parameter '\(shortened(name))'\(suggestion(near))", at: location)
    }

    static func unknownSpanKind(_ member: String, near: String?, at location: SourceLocation) -> Self {
        error("there is no span kind '.\(shortened(member))'\(suggestion(near))", at: location)
    }

    /// Broken Swift in a file with annotations, or in a branch of an `#if` that holds some.
    static func unreadableCode(of part: String, at location: SourceLocation) -> Self {
        warning("this code cannot be read, so the annotations of \(part) have no wrappers", at: location)
    }

    /// An annotation above what can have none: `case`, `typealias`, `import`.
    static func unsupportedDeclaration(
        _ keyword: String, _ annotation: String, at location: SourceLocation
    ) -> Self {
        error(
            """
            '\(annotation)' stands above '\(shortened(keyword))'; it can stand above a function, a read-only \
            computed property, a type, an extension or a protocol
            """, at: location)
    }

    static func unterminatedString(at location: SourceLocation) -> Self {
        error("this string is not closed on its line", at: location)
    }

    static func valueOutOfRange(_ label: String, range: String, at location: SourceLocation) -> Self {
        error("'\(label)' must be \(range)", at: location)
    }

    static func variadicParameter(_ parameter: String, of declaration: String, at location: SourceLocation) -> Self {
        error(
            """
            '\(declaration)' cannot be wrapped because '\(parameter)' is variadic and cannot be passed on; \
            annotate a function that takes an array
            """, at: location)
    }

    static func variadicRequirement(
        _ parameter: String, of requirement: String, in name: String, at location: SourceLocation
    ) -> Self {
        error(
            """
            '\(name)' cannot be decorated because '\(parameter)' of '\(requirement)' is variadic and cannot be passed \
            on; require an array
            """, at: location)
    }

    /// A wrapped function whose original is what a protocol of the target requires.
    static func wrapperBypassed(
        _ declaration: String, by protocolName: String, rename: String, at location: SourceLocation
    ) -> Self {
        warning(
            """
            calls through '\(protocolName)' reach '\(declaration)', not its wrapper; \
            annotate the protocol, or name the function '\(rename)'
            """, at: location)
    }

    static func wrapperNameTaken(_ wrapper: String, by place: String, at location: SourceLocation) -> Self {
        error("the wrapper's name '\(wrapper)' is taken \(place); give another with 'as:'", at: location)
    }

    static func wrongValueType(_ argument: String, expected: String, at location: SourceLocation) -> Self {
        error("\(argument) must be \(expected)", at: location)
    }
}

// MARK: Wording

extension Diagnostic {
    /// An error that is identified by the catalogue entry that calls this.
    private static func error(_ message: String, at location: SourceLocation, entry: String = #function) -> Self {
        Diagnostic(severity: .error, location: location, message: printable(message), identifier: baseName(entry))
    }

    private static func warning(_ message: String, at location: SourceLocation, entry: String = #function) -> Self {
        Diagnostic(severity: .warning, location: location, message: printable(message), identifier: baseName(entry))
    }

    /// `closure` of `closure(_:at:)`.
    private static func baseName(_ function: String) -> String {
        String(function.prefix { $0 != "(" })
    }

    private static func quoted(_ annotation: AnnotationKind) -> String { "'\(annotation.rawValue)'" }

    private static func suggestion(_ near: String?, else known: String? = nil) -> String {
        if let near { return "; did you mean '\(near)'?" }
        return known.map { "; there are \($0)" } ?? ""
    }

    /// `'a', 'b' and 'c'`
    private static func list(_ names: [String]) -> String {
        let quoted = names.map { "'\($0)'" }
        guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
        return quoted.dropLast().joined(separator: ", ") + " and " + last
    }

    /// Text from the source, which may be a megabyte.
    private static func shortened(_ text: String) -> String {
        let lengthMax = 80
        return text.utf8.count > lengthMax
            ? text.unicodeScalars.prefix(lengthMax).map(String.init).joined() + "…" : text
    }

    /// On one line and without what would steer a terminal or hide text.
    private static func printable(_ message: String) -> String {
        var shown = ""
        for scalar in message.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                shown += "\\u{\(String(scalar.value, radix: 16))}"
            default: shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }
}
