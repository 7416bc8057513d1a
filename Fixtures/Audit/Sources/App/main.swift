import Store
import TraceRuntime

let tracing = try TraceSystem.start()
try callFunctions()
await callMembers()
callProtocols()
