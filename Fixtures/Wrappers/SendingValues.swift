/// Values that change hands, looked at before and after.
actor Desk {
    // @trace(attributes: ["lines.before": pad.lines.count, "lines.after": result.lines.count])
    func sign(_ pad: sending Scratchpad) async throws -> sending Scratchpad {
        pad.lines.append("signed")
        return Scratchpad()
    }

    // @trace
    func take(_ pad: consuming sending Scratchpad) -> Int { pad.lines.count }
}
