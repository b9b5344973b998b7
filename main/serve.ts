import { readConfig } from './config.ts'
import { openLoopback } from './doors/network.ts'
import { keepHost, orSayWhy, say } from './keep-host.ts'
import { untilAskedToStop } from './stop.ts'

/** The host at its network door, until it is asked to stop. Exit code 1 where it cannot start. */
export const serve = (args: string[]): Promise<void> =>
  orSayWhy(async () => {
    const stopping = untilAskedToStop()
    const { dataFolder, port } = readConfig(args)
    await keepHost({
      dataFolder,
      stopping,
      openDoors: async (app) => {
        const door = await openLoopback(app.fetch, port)
        say(`Foyer is ready at http://localhost:${port}`)
        return door.close
      },
    })
  })
