import type { LookWords, PicturePlace } from '../../shared/contract/kiosk.ts'
import type { Database } from '../db/database.ts'
import type { PictureFacts, PictureKind } from './picture-rules.ts'

export type Picture = { contentType: PictureKind; width: number; height: number; sha256: string }

export function createLookStore(db: Database) {
  return {
    find(): LookWords | undefined {
      const row = db.find(db.build.selectFrom('kiosk_look').selectAll())
      return (
        row && {
          brandColour: row.brand_colour,
          wallColour: row.wall_colour,
          welcome: JSON.parse(row.welcome) as LookWords['welcome'],
          assemblyPoint: JSON.parse(row.assembly_point) as LookWords['assemblyPoint'],
        }
      )
    },
    save({ brandColour, wallColour, welcome, assemblyPoint }: LookWords) {
      const values = {
        brand_colour: brandColour,
        wall_colour: wallColour,
        welcome: JSON.stringify(welcome),
        assembly_point: JSON.stringify(assemblyPoint),
      }
      db.run(
        db.build
          .insertInto('kiosk_look')
          .values({ id: 1, ...values })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(values)),
      )
    },
    findPicture: (place: PicturePlace): Picture | undefined =>
      db.find(
        db.build
          .selectFrom('kiosk_picture')
          .select(['content_type as contentType', 'width', 'height', 'sha256'])
          .where('place', '=', place),
      ) as Picture | undefined,
    findPictureData: (sha256: string): { contentType: string; data: Uint8Array } | undefined =>
      db.find(
        db.build
          .selectFrom('kiosk_picture')
          .select(['content_type as contentType', 'data'])
          .where('sha256', '=', sha256),
      ),
    savePicture(place: PicturePlace, { contentType, width, height }: PictureFacts, sha256: string, data: Uint8Array) {
      const values = { content_type: contentType, width, height, sha256, data: Buffer.from(data) }
      db.run(
        db.build
          .insertInto('kiosk_picture')
          .values({ place, ...values })
          .onConflict((conflict) => conflict.column('place').doUpdateSet(values)),
      )
    },
    removePicture(place: PicturePlace) {
      db.run(db.build.deleteFrom('kiosk_picture').where('place', '=', place))
    },
  }
}
