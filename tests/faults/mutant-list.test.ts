import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { mutants } from './mutant-list.ts'

const read = (file: string) => readFileSync(resolve(import.meta.dirname, '../..', file), 'utf8')

test.each(mutants)(
  'what would break so that “$name” still stands in its file, once',
  ({ file, edits, test: testFile }) => {
    for (const { find } of edits) expect(read(file).split(find)).toHaveLength(2)
    expect(read(testFile)).not.toBe('')
  },
)
