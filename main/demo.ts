import './node-version.ts'

// Imported only now: what it brings along would crash an older Node before it could be told.
const { serveDemo } = await import('./demo/demo-command.ts')
await serveDemo(process.argv.slice(2))
