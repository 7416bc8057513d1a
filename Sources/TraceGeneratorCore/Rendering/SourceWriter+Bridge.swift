extension SourceWriter {
    /// The code of each bridge, under the conditions of its import.
    mutating func bridges(_ plans: [BridgePlan]) {
        var conditions = ConditionStack()
        for plan in plans {
            blankLine()
            conditions.move(to: plan.conditions, &self)
            lines(plan.bridge.code)
        }
        conditions.move(to: [], &self)
    }

    /// The configuration that switches on what a target's bridges need.
    mutating func bridgedConfiguration(_ plans: [BridgePlan]) {
        blankLine()
        line("nonisolated extension TraceRuntime::TraceConfiguration {")
        indented { writer in
            writer.line("/// The configuration from the environment, with what the bridges of this module need.")
            writer.line("static var bridged: TraceRuntime::TraceConfiguration {")
            writer.indented { $0.bridgedConfigurationBody(plans) }
            writer.line("}")
        }
        line("}")
    }

    private mutating func bridgedConfigurationBody(_ plans: [BridgePlan]) {
        let settings = plans.compactMap { plan in plan.bridge.setUp.map { (line: $0, conditions: plan.conditions) } }
        guard !settings.isEmpty else { return line(".environment") }
        var conditions = ConditionStack()
        line("var configuration = TraceRuntime::TraceConfiguration.environment")
        for setting in settings {
            conditions.move(to: setting.conditions, &self)
            line(setting.line)
        }
        conditions.move(to: [], &self)
        line("return configuration")
    }
}
