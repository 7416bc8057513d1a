/* @traceDB(table: "users") */
func users() {}

/**
 Loads a page. An @trace in the text is prose.

 * @trace("load")
 @traceRoute
 */
func load() {}
