import { readConfig } from './config.ts'
import { openNetwork } from './doors/network.ts'
import { keepHost, orSayWhy } from './keep-host.ts'
import { untilAskedToStop } from './stop.ts'

/** The host at its network doors, until it is asked to stop. Exit code 1 where it cannot start. */
export const serve = (args: string[]): Promise<void> =>
  orSayWhy(async () => {
    const stopping = untilAskedToStop()
    const { dataFolder, port, lanPort } = readConfig(args)
    await keepHost({
      dataFolder,
      stopping,
      openDoors: (app, world) => openNetwork(app, world, { own: port, lan: lanPort }),
    })
  })
