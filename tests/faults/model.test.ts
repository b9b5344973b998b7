import { existsSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFootageModel } from './footage-model.ts'
import { noteFigure, sized } from './figures.ts'
import { commands, ran } from './model-commands.ts'
import { openModelOffice } from './model-office.ts'

// What is proved here is what is decided; that it survives a power cut is proved by killing. Memory is the faster disk.
if (existsSync('/dev/shm')) process.env['TMPDIR'] = '/dev/shm'

const parts = Array.from({ length: sized(10, 1) }, (_none, n) => n + 1)
const eachPart = 10_000

test.each(parts)(
  'whatever happens in whatever order, footage is as the invariants promise (part %i)',
  async (part) => {
    const began = performance.now()
    const before = ran.commands
    let removed = 0
    let held = 0
    const vault = { copied: 0, onlyCopies: 0 }
    while (ran.commands - before < eachPart) {
      await fc.assert(
        fc.asyncProperty(fc.commands(commands, { maxCommands: 150, size: 'max' }), async (drawn) => {
          const real = await openModelOffice()
          const model = createFootageModel(real.world.clock.now())
          await fc.asyncModelRun(() => ({ model, real }), drawn)
          expect([...real.world.db.check(), ...real.audit.faults()]).toEqual([])
          removed += model.counts.certified
          held += model.holds.size
          vault.copied += model.counts.copied
          vault.onlyCopies += model.counts.onlyCopies
          await real.close()
        }),
        { numRuns: 10 },
      )
    }
    const seconds = Math.round((performance.now() - began) / 1000)
    const value = `${ran.commands - before} commands in ${seconds} s, ${removed} segments removed, ${held} holds placed, ${vault.copied} copies, ${vault.onlyCopies} of them the last`
    noteFigure({ name: `model-${part}`, value, goal: '10000 commands agree', ok: true })
  },
  sized(1_200_000, 240_000),
)
