package import TraceGeneratorCore

/// Every span that a package can make.
package struct Catalogue: Sendable, Equatable, Codable {
    /// The version of the JSON format. It grows when a reader of an older version would misunderstand it.
    package private(set) var version = 1
    /// In the order of targets, files and lines.
    package let spans: [CataloguedSpan]
}

/// A target of the package whose sources have been read.
package struct TargetSources: Sendable {
    package let moduleName: String
    /// With paths from the package's root.
    package let files: [SourceFile]

    package init(moduleName: String, files: [SourceFile]) {
        self.moduleName = moduleName
        self.files = files
    }
}

extension Catalogue {
    package init(_ targets: [TargetSources]) {
        spans = targets.flatMap { target in
            let catalogue = Generator.catalogue(sources: target.files, moduleName: target.moduleName)
            let spans =
                catalogue.declarations.map { CataloguedSpan($0, module: target.moduleName) }
                + catalogue.spansByHand.map { CataloguedSpan($0, module: target.moduleName) }
            return spans.sorted { ($0.file, $0.line) < ($1.file, $1.line) }
        }
    }
}

extension CataloguedSpan {
    fileprivate init(_ declaration: TracedDeclaration, module: String) {
        var constants = Dictionary(declaration.constants.map { ($0.attribute, $0.value) }) { _, last in last }
        name = declaration.span.isEmpty ? nil : declaration.span
        kind = declaration.kind
        annotation = declaration.annotation
        method = declaration.method
        route = declaration.route
        operation = constants.removeValue(forKey: "db.operation")
        table = constants.removeValue(forKey: "db.table")
        attributes = constants
        captured = Array(Set(declaration.captured)).sorted()
        self.module = module
        function = declaration.function
        wrapper = declaration.decorator.map { "\($0).\(declaration.wrapper)" } ?? declaration.wrapper
        file = declaration.location.path
        line = declaration.location.line
    }

    fileprivate init(_ span: SpanByHand, module: String) {
        name = span.name
        kind = span.kind
        annotation = nil
        method = nil
        route = nil
        operation = nil
        table = nil
        attributes = [:]
        captured = []
        self.module = module
        function = nil
        wrapper = nil
        file = span.location.path
        line = span.location.line
    }
}
