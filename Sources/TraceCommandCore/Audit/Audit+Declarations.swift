import TraceGeneratorCore

extension Audit {
    /// Originals of which the index knows nothing, and files that were changed since they were compiled.
    var unindexed: [AuditFinding] {
        let indexed = Set(files.map(\.path))
        let known = Set(symbols.originals.values.map(\.location))
        let changed = changedPaths.map { path in
            AuditFinding(
                .warning, "the file was changed since it was built, so it is not audited; build first",
                path: input.package.shortPath(path), line: 1, column: 1)
        }
        let missing = input.declarations.filter {
            !known.contains($0.location) && !changedPaths.contains($0.location.path)
        }
        return changed
            + missing.map { declaration in
                let isBuilt = indexed.contains(declaration.location.path)
                return finding(
                    isBuilt ? .note : .warning,
                    isBuilt
                        ? "'\(declaration.original)' is not compiled, so its calls are not known"
                        : "the file is not in the index, so '\(declaration.original)' is not audited; build first",
                    at: declaration.location)
            }
    }

    /// A call by a requirement of another package cannot be seen.
    var foreignRequirements: [AuditFinding] {
        let foreign = symbols.foreignWitnesses.map { ($0.location, $0) }
        return Dictionary(foreign) { first, _ in first }.values.map { declaration in
            finding(
                .warning,
                "'\(declaration.original)' is what another package calls by its protocol or superclass, past its wrapper "
                    + "'\(declaration.wrapper)'; \(advice(declaration, isOwn: false))", at: declaration.location)
        }
    }

    var wrappers: [AuditFinding] {
        let wrapped = Set(symbols.wrappers.values.map(\.location))
        let used = Set(symbols.usedWrappers.compactMap { symbols.wrappers[$0]?.location })
        let compiled = Set(symbols.originals.values.map(\.location))
        return input.declarations.filter { compiled.contains($0.location) }.compactMap { declaration in
            if !wrapped.contains(declaration.location) {
                return finding(
                    .warning,
                    "'\(declaration.original)' is annotated and has no wrapper; does its target use the plugin "
                        + "TraceGenerator?", at: declaration.location)
            }
            let isOffered = declaration.isPublic && target(of: declaration)?.isInLibrary == true
            guard !used.contains(declaration.location), !isOffered else { return nil }
            return finding(
                .warning, "nothing calls '\(declaration.wrapper)', the wrapper of '\(declaration.original)'",
                at: declaration.location)
        }
    }

    var decorators: [AuditFinding] {
        DecoratorUse(input.decorated, in: files).unused.map { decorator, member in
            let name = member.function.dropLast(member.original.count + 1)
            return finding(
                .warning,
                "nothing makes '\(decorator)', the decorator of '\(name)'; call 'traced()' where its values are "
                    + "made", at: member.location)
        }
    }

    private func target(of declaration: TracedDeclaration) -> PackageDescription.Target? {
        input.package.targets.first { $0.sources.contains(declaration.location.path) }
    }

    var unreachedTargets: [AuditFinding] {
        let annotated = Set((input.declarations + input.decorated).compactMap { target(of: $0)?.name })
        let runners = input.package.targets.filter { [.executable, .test].contains($0.kind) }
        let reached = runners.reduce(into: Set(runners.map(\.name))) { $0.formUnion($1.dependencies) }
        return annotated.subtracting(reached).sorted().map {
            AuditFinding(
                .warning, "target '\($0)' has annotations, and no executable or test of the package reaches it")
        }
    }
}
