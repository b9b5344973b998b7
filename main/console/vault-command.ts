import { AppError } from '../../shared/errors.ts'
import { createApp } from '../app.ts'
import { atConsole } from '../caller.ts'
import { createOffice } from '../office/office.ts'
import { wordsIn } from '../texts.ts'
import type { Outcome, Typed } from './command-line.ts'
import { readStandardInput, withRegister } from './console-world.ts'

const words = wordsIn('en')

/** A vault whose disk never comes back: another is begun once a person has typed how many copies were in it. */
export const vaultLost = ({ dataFolder }: Typed): Promise<Outcome> =>
  withRegister(dataFolder, 'write', async (world) => {
    createOffice(world).current()
    const { lostVault, close } = createApp(world, { screensFolder: '' })
    try {
      if (!(await lostVault.isLost())) throw new AppError('conflict', 'vault-not-away')
      const count = lostVault.countCopies()
      const typed = await readStandardInput(words('console.askVaultCount', { count }))
      if (typed !== String(count)) throw new AppError('invalid', 'vault-count-differs', { count })
      if (!(await lostVault.beginAnew(atConsole))) throw new AppError('unavailable', 'vault-not-begun')
      return { ok: true, lines: [words('console.vaultBegun')], result: { copies: count } }
    } finally {
      await close()
    }
  })
