extension SourceWriter {
    mutating func imports(_ imports: [PlannedImport]) {
        var conditions = ConditionStack()
        for planned in imports {
            conditions.move(to: planned.conditions, &self)
            line(planned.text)
        }
        conditions.move(to: [], &self)
    }

    /// Each on a line of its own, under its own conditions.
    mutating func attributes(_ attributes: [CopiedAttribute]) {
        var conditions = ConditionStack()
        for attribute in attributes {
            conditions.move(to: attribute.conditions, &self)
            line(attribute.text)
        }
        conditions.move(to: [], &self)
    }
}
