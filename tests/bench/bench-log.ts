import { join } from 'node:path'
import { wordsIn } from '../../main/texts.ts'
import { createLogStore } from '../../main/visits/visit-log-store.ts'
import { visitsCsv } from '../../main/visits/visits-csv.ts'
import type { LogFilter } from '../../shared/contract/visits.ts'
import { addDays } from '../../shared/time.ts'
import { benchPerson, day, firstDay, openOffice } from './bench-office.ts'
import { type Bench, interleaved, median, ratios, spread, timed } from './figures.ts'

const perDay = 1100

/** Visits over half a year, all ended; every eleventh of a company of its own. */
function fillVisits({ world, privacy, categories }: ReturnType<typeof openOffice>, wanted: number): void {
  world.db.transaction(() => {
    const version = privacy.publish()
    categories.createDefaults()
    const { sha256 } = world.db.prepare('SELECT sha256 FROM notice WHERE version = ?').get(version) as {
      sha256: string
    }
    const insert = world.db.prepare(
      `INSERT INTO visit (name, search_name, company, search_company, host_text, category_id, signed_in_at, signed_in_on,
       ended_at, ended_as, removed_on, notice_version, notice_language, notice_sha256)
       VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, 'left', ?, ?, 'en', ?)`,
    )
    for (let at = 0; at < wanted; at += 1) {
      const signedInAt = firstDay + Math.floor(at / perDay) * day + 28_800_000 + (at % perDay) * 27_000
      const on = new Date(signedInAt).toISOString().slice(0, 10)
      const name = `${'abcdefghijklmnopqrstuvwxyz'[(at * 7919) % 26]}${(at * 104_729) % 99_991} Visitor`
      const company = `Company ${(at * 31) % 997}`
      insert.run(
        name,
        name,
        company,
        company.toLowerCase(),
        'Somebody',
        signedInAt,
        on,
        signedInAt + 3_600_000,
        addDays(on, 180),
        version,
        sha256,
      )
    }
  })
}

/** The log's pages and its CSV at 200,000 visits; a page beside its own statements and one durable insert, run plainly. */
export async function benchLog(bench: Bench): Promise<void> {
  const wanted = bench.quick ? 50_000 : 200_000
  const office = openOffice(join(bench.folder, 'log'), { at: firstDay + 170 * day })
  fillVisits(office, wanted)
  const { db } = office.world
  const person = benchPerson(office)
  const newest: LogFilter = { sort: 'signedInAt', descending: true }
  const searches: { name: string; filter: LogFilter; where: string; order: string }[] = [
    { name: 'log-newest', filter: newest, where: '', order: 'signed_in_on DESC, signed_in_at DESC, id DESC' },
    {
      name: 'log-by-name',
      filter: { sort: 'name', descending: false, namePrefix: 'k1' },
      where: "WHERE search_name >= 'k1' AND search_name < 'k1\u{10ffff}'",
      order: 'search_name, signed_in_at, id',
    },
  ]
  for (const { name, filter, where, order } of searches) {
    const page = db.prepare(
      `SELECT id, name, company, host_text, category_id, signed_in_at, signed_in_on, ended_at, ended_as, removed_on
       FROM visit ${where} ORDER BY ${order} LIMIT 50`,
    )
    // A search by name leaves an entry that is durable when it answers.
    const entry = db.prepare("INSERT INTO job_run (job, started_at, counts) VALUES ('bench', 1, '{\"page\":1}')")
    const counts = [where, ''].map((rows) => db.prepare(`SELECT count(*) AS n FROM visit ${rows}`))
    const times = await interleaved(bench.rounds * 3, {
      raw: () =>
        timed(() => {
          page.all()
          for (const count of counts) count.get()
          entry.run()
        }),
      page: () => timed(() => office.visits.search(person, { ...filter, page: 1 })),
    })
    const each = ratios(times.page, times.raw)
    bench.say({
      name,
      value: median(times.page),
      unit: 'ms',
      note: `${spread(times.page)}; ${wanted} visits; plainly ${median(times.raw).toFixed(2)}`,
    })
    bench.say({
      name: `${name}-to-raw`,
      value: median(each),
      unit: '×',
      goal: { most: 2 },
      judged: true,
      note: spread(each),
    })
  }
  const store = createLogStore(db)
  const columns = ['signedInAt', 'endedAt', 'name', 'company', 'host', 'category', 'state', 'noticeVersion'] as const
  const rates: number[] = []
  for (let round = 0; round < 3; round += 1) {
    const ms = await timed(() => {
      const parts = visitsCsv({
        store,
        filter: newest,
        lastId: store.lastId(),
        columns: [...columns],
        timeZone: 'Europe/London',
        words: wordsIn('en'),
      })
      for (const part of parts) if (part.length === 0) throw new Error('an empty part')
    })
    rates.push((wanted / ms) * 1000)
  }
  await office.close()
  bench.say({ name: 'csv', value: median(rates), unit: 'rows/s', note: `${spread(rates, 0)}; ${wanted} visits` })
}
