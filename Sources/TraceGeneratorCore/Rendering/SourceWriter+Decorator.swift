extension SourceWriter {
    /// A decorator, and the function that puts a value into one.
    ///
    /// - Parameter site: The number of its first site.
    mutating func decorator(_ plan: DecoratorPlan, firstSite site: Int) {
        var conditions = ConditionStack()
        conditions.move(to: plan.conditions, &self)
        if let enclosing = plan.enclosing {
            extensionHead(enclosing)
            indented { $0.decoratorType(plan, firstSite: site) }
            line("}")
        } else {
            decoratorType(plan, firstSite: site)
        }
        for conversion in plan.conversions {
            blankLine()
            self.conversion(conversion, of: plan)
        }
        conditions.move(to: [], &self)
    }

    private mutating func decoratorType(_ plan: DecoratorPlan, firstSite: Int) {
        line("/// Forwards to `\(plan.head.baseProperty)`, each traced call inside a span of its own.")
        if let location = plan.errorLocation, plan.attributes.allSatisfy(\.conditions.isEmpty) {
            // One line: no directive may follow an attribute, and the compiler counts lines from the location.
            sourceLocation(location)
            line((plan.attributes.map(\.text) + [plan.declaration, "{"]).joined(separator: " "))
            directive("#sourceLocation()")
        } else {
            attributes(plan.attributes)
            line(plan.declaration + " {")
        }
        indented { writer in
            writer.associatedTypes(plan)
            writer.storage(plan)
            writer.members(plan, firstSite: firstSite)
        }
        line("}")
        guard plan.isNoncopyable else { return }
        blankLine()
        attributes(plan.attributes)
        line("extension \(plan.head.name): Copyable where \(plan.head.baseType): Copyable {}")
    }

    private mutating func associatedTypes(_ plan: DecoratorPlan) {
        guard !plan.associatedTypes.isEmpty else { return }
        var conditions = ConditionStack()
        for type in plan.associatedTypes {
            conditions.move(to: type.conditions, &self)
            line(plan.head.words(["typealias", type.name, "=", "\(plan.head.baseType).\(type.name)"]))
        }
        conditions.move(to: [], &self)
        blankLine()
    }

    private mutating func storage(_ plan: DecoratorPlan) {
        let head = plan.head
        let passing = plan.isNoncopyable ? "consuming " : ""
        line(head.words([plan.isMutable ? "var" : "let", "\(head.baseProperty): \(head.baseType)"]))
        blankLine()
        line(head.words(["init(_ base: \(passing)\(head.baseType)) {"]))
        indented { $0.line("self.\(head.baseProperty) = base") }
        line("}")
    }

    private mutating func members(_ plan: DecoratorPlan, firstSite: Int) {
        var conditions = ConditionStack()
        var site = firstSite
        for member in plan.members {
            blankLine()
            conditions.move(to: member.conditions, &self)
            switch member {
            case .forwarded(let forwarder): self.forwarder(forwarder)
            case .traced(let wrapper):
                declaration(wrapper.signature) { $0.body(wrapper.body, site: "__traceSite\(site)") }
                site += 1
            }
        }
        conditions.move(to: [], &self)
    }

    private mutating func conversion(_ conversion: DecoratorConversion, of plan: DecoratorPlan) {
        attributes(plan.attributes)
        line("extension \(plan.protocolPath)\(conversion.requirement) {")
        indented { writer in
            writer.line("/// Returns the value in a ``\(plan.head.name)``, which runs its calls inside spans.")
            writer.line(
                plan.head.words(conversion.modifiers + ["func traced() -> \(conversion.existential) {"]))
            writer.indented { $0.line("\(plan.typePath)(self)") }
            writer.line("}")
        }
        line("}")
    }
}

/// `traced()` for all values of the protocol, or for those that can be copied.
private struct DecoratorConversion {
    /// ` where Self: ~Copyable`
    let requirement: String
    let modifiers: [String]
    let existential: String
}

extension DecoratorPlan {
    fileprivate var declaration: String {
        let isolation = isNonisolated ? ["nonisolated"] : []
        let suppression = isNoncopyable ? "~Copyable" : nil
        let bound = ([protocolPath] + [suppression].compactMap(\.self)).joined(separator: " & ")
        let conformances = ([protocolPath] + [suppression].compactMap(\.self)).joined(separator: ", ")
        return head.words(
            isolation + [
                head.isClass ? "final class" : "struct", "\(head.name)<\(head.baseType): \(bound)>:", conformances,
            ])
    }

    fileprivate var conversions: [DecoratorConversion] {
        let isolation = isNonisolated ? ["nonisolated"] : []
        let copying = DecoratorConversion(requirement: "", modifiers: isolation, existential: existential)
        guard isNoncopyable else { return [copying] }
        let consuming = DecoratorConversion(
            requirement: " where Self: ~Copyable", modifiers: isolation + ["consuming"],
            existential: existential + " & ~Copyable")
        return [copying, consuming]
    }

    /// `Billing.TracedService`
    fileprivate var typePath: String { (enclosing.map { $0.type + "." } ?? "") + head.name }
}

extension DecoratorHead {
    /// The words of a declaration, behind its access level.
    fileprivate func words(_ words: [String]) -> String { ([access].compactMap(\.self) + words).joined(separator: " ") }
}
