extension DecoratorPlanner {
    /// Reports what keeps the protocol from having a decorator; true if anything does.
    func refuse() -> Bool {
        guard let reason = reasonOfPlace ?? reasonOfInheritance ?? reasonOfSelf ?? reasonOfName else { return false }
        report(reason)
        return true
    }

    private var reasonOfPlace: Diagnostic? {
        let path = declared.declaration.path
        if path.contains(where: { $0.kind == .code }) {
            return .localType(protocolName, annotation.kind, at: annotationLocation)
        }
        if let hidden = declared.file.privateType(among: path) {
            return .privateType(protocolName, because: hidden.name, access: hidden.access, at: annotationLocation)
        }
        let attributes = path.flatMap(\.attributes)
        if attributes.contains(where: { $0.name == "objc" }) {
            return .objectiveCProtocol(protocolName, at: annotationLocation)
        }
        return nil
    }

    private var reasonOfInheritance: Diagnostic? {
        for declared in obligations.protocols {
            for name in declared.inherited {
                let location = declared.file.lines.location(at: name.offset)
                if name.isSuppressed {
                    guard name.name != "Escapable" else { return .nonescapableProtocol(protocolName, at: location) }
                    continue
                }
                let bare = name.name.split { $0 == "." || $0 == ":" }.last.map(String.init) ?? name.name
                if StandardProtocols.actors.contains(bare) {
                    return .actorProtocol(protocolName, because: "it refines '\(name.name)'", at: location)
                }
                guard obligations.unseen.contains(where: { $0.name.name == name.name }) else { continue }
                switch target.protocols.otherType(name.name) {
                case .class: return .classProtocol(protocolName, superclass: name.name, at: location)
                case .typealias: return .hiddenRequirements(name.name, of: protocolName, at: location)
                case nil: continue
                }
            }
        }
        return nil
    }

    /// An associated type that is bound to `Self` would be bound to the decorator's.
    private var reasonOfSelf: Diagnostic? {
        for declared in obligations.protocols where declared.file.file != StandardProtocols.file.file {
            if let binding = declared.bindingOfSelf {
                let location = declared.file.lines.location(at: binding.offset)
                return .selfInRequirement(oneLine(binding.text), in: protocolName, at: location)
            }
            for type in declared.declaration.associatedTypes {
                guard let bound = type.constraints.first(where: { declared.file.selfForm(of: $0) != .none }) else {
                    continue
                }
                let location = declared.file.lines.location(at: bound.range.lowerBound)
                return .selfInRequirement(type.name, in: protocolName, at: location)
            }
        }
        return nil
    }

    private var reasonOfName: Diagnostic? {
        let location = declared.file.lines.location(at: annotation.shared.wrapperName?.offset ?? annotation.offset)
        let scope = declared.declaration.path.dropLast().map(\.dottedName).joined(separator: ".")
        if let place = target.placeOfType(named: unquoted(decoratorName), in: scope) {
            return .decoratorNameTaken(decoratorName, by: place, at: location)
        }
        let isTaken = obligations.requirements.contains { inherited in
            inherited.declaration.bareName == "traced" && inherited.declaration.parameters.isEmpty
        }
        return isTaken ? .tracedTaken(protocolName, at: location) : nil
    }
}
