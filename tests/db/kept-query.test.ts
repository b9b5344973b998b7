import { expect, test } from 'vitest'
import { testWorld } from '../support/test-world.ts'

type Tries = { key: string; failures: number }

test('a kept query runs with the values of each run, and answers like one that is built anew', () => {
  const { db } = testWorld()
  const insert = db.keep<Tries, unknown>((value) =>
    db.build
      .insertInto('throttle')
      .values({ key: value('key'), failures: value('failures'), blocked_until: 7, last_at: 0 }),
  )
  const atLeast = db.keep<{ least: number }, Tries>((value) =>
    db.build.selectFrom('throttle').select(['key', 'failures']).where('failures', '>=', value('least')).orderBy('key'),
  )
  for (const [at, key] of ['a', 'b', 'c'].entries())
    expect(insert.run({ key, failures: at })).toMatchObject({ changes: 1 })
  expect(atLeast.all({ least: 1 })).toEqual([
    { key: 'b', failures: 1 },
    { key: 'c', failures: 2 },
  ])
  expect(atLeast.find({ least: 2 })).toEqual({ key: 'c', failures: 2 })
  expect(atLeast.find({ least: 3 })).toBeUndefined()
  expect(db.all(db.build.selectFrom('throttle').select('blocked_until').distinct())).toEqual([{ blocked_until: 7 }])
})

test('a transaction that throws undoes what kept queries wrote, and the next one is whole', () => {
  const { db } = testWorld()
  const insert = db.keep<{ key: string }, unknown>((value) =>
    db.build.insertInto('throttle').values({ key: value('key'), failures: 0, blocked_until: 0, last_at: 0 }),
  )
  const undone = () =>
    db.transaction(() => {
      insert.run({ key: 'gone' })
      throw new Error('no')
    })
  expect(undone).toThrow('no')
  db.transaction(() => db.transaction(() => insert.run({ key: 'stays' })))
  expect(db.all(db.build.selectFrom('throttle').select('key'))).toEqual([{ key: 'stays' }])
})
