import './node-version.ts'

// Imported only now: what it brings along would crash an older Node before it could be told.
const { runCommandLine } = await import('./console/command-line.ts')
process.exitCode = await runCommandLine(process.argv.slice(2))
