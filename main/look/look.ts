import { createHash } from 'node:crypto'
import { brandContrast, leastContrast, readableShade, wallContrast } from '../../shared/colours.ts'
import type { LookWords, PicturePlace } from '../../shared/contract/kiosk.ts'
import { AppError } from '../../shared/errors.ts'
import type { Audit } from '../audit/audit.ts'
import type { Services } from '../services.ts'
import type { World } from '../world.ts'
import { createLookStore } from './look-store.ts'
import { pictureBounds, pictureFacts } from './picture-rules.ts'

export type LookRegister = ReturnType<typeof createLook>

const delivered: LookWords = { brandColour: null, wallColour: null, welcome: {}, assemblyPoint: {} }

/** How the office has its kiosk look; sensible with nothing set. */
export function createLook(world: Pick<World, 'db' | 'events'>, { audit }: { audit: Audit }) {
  const { db } = world
  const store = createLookStore(db)
  const changed = () => db.afterCommit(() => world.events.changed('settings'))
  const withoutEmpty = (lines: LookWords['welcome']) =>
    Object.fromEntries(Object.entries(lines).filter(([, line]) => line)) as LookWords['welcome']

  function pictureOf(place: PicturePlace) {
    const picture = store.findPicture(place)
    return picture ? { path: `/look/${picture.sha256}`, width: picture.width, height: picture.height } : null
  }

  const verbs = {
    get: () => ({ ...(store.find() ?? delivered), logo: pictureOf('logo'), wall: pictureOf('wall') }),

    update(caller, words) {
      refuseUnreadable('brandColour', words.brandColour, brandContrast)
      refuseUnreadable('wallColour', words.wallColour, wallContrast)
      return db.transaction(() => {
        const { welcome, assemblyPoint } = words
        store.save({ ...words, welcome: withoutEmpty(welcome), assemblyPoint: withoutEmpty(assemblyPoint) })
        audit.record(caller, 'look.changed')
        changed()
        return {}
      })
    },

    putPicture(caller, { place, data }) {
      const bytes = Buffer.from(data, 'base64')
      const bounds = pictureBounds[place]
      if (bytes.length > bounds.bytes) {
        throw new AppError('invalid', 'picture-too-large', { kilobytes: Math.floor(bounds.bytes / 1000) })
      }
      const facts = pictureFacts(bytes)
      if (!facts) throw new AppError('invalid', 'picture-unknown')
      if (Math.max(facts.width, facts.height) > bounds.pixels) {
        throw new AppError('invalid', 'picture-too-wide', { pixels: bounds.pixels })
      }
      return db.transaction(() => {
        store.savePicture(place, facts, createHash('sha256').update(bytes).digest('hex'), bytes)
        audit.record(caller, 'look.picture_set', { detail: { place } })
        changed()
        return {}
      })
    },

    removePicture: (caller, { place }) =>
      db.transaction(() => {
        store.removePicture(place)
        audit.record(caller, 'look.picture_removed', { detail: { place } })
        changed()
        return {}
      }),
  } satisfies Services['look']

  return {
    ...verbs,
    /** A picture by the SHA-256 that its path ends in. */
    picture: (sha256: string) => store.findPictureData(sha256),
  }
}

/** The sentence names the contrast and a shade that would do. */
function refuseUnreadable(field: string, colour: string | null, contrastOf: (colour: string) => number): void {
  if (colour === null || contrastOf(colour) >= leastContrast) return
  const ratio = contrastOf(colour).toFixed(1)
  throw new AppError(
    'invalid',
    'colour-unreadable',
    { ratio, shade: readableShade(colour, contrastOf) },
    { [field]: 'colour-unreadable' },
  )
}
