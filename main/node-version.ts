import en from '../shared/locales/en.json' with { type: 'json' }

/** First import of every entry: an older Node would crash in the database driver instead of saying why. */
if (Number(process.versions.node.split('.')[0]) < 22) {
  process.stderr.write(`${en.console.nodeTooOld.replace('{{version}}', process.versions.node)}\n`)
  process.exit(1)
}
