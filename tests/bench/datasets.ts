import { hash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrations } from '../../main/db/migrations.ts'
import { openOffice, type BenchOffice } from './bench-office.ts'
import { emptyRegister, fillDays, settleIn } from './bench-register.ts'
import { minute } from './day-tree.ts'
import { type Bench, timed } from './figures.ts'

/** 64 cameras over 31 days: S in segments of a minute, L in segments of ten seconds, as Frigate writes them. */
export const stepOf = { S: minute, L: 10_000 } as const
export type DatasetName = keyof typeof stepOf
export type Dataset = { name: DatasetName; folder: string; rows: number; bytes: number }

/**
 * A register filled through the door that recorders' files enter by, minute by minute; many minutes for L. One that lies
 * whole in the folder already, made by the same schema, is taken as it is.
 */
export async function makeDataset(bench: Bench, within: string, name: DatasetName, days: number): Promise<Dataset> {
  const folder = join(within, `dataset-${name}-${days}`)
  const told = join(folder, 'dataset.json')
  const schema = hash('sha256', migrations.map(({ sql }) => sql).join(''))
  if (existsSync(told)) {
    const there = JSON.parse(readFileSync(told, 'utf8')) as Dataset & { schema: string }
    if (there.schema === schema) return { ...there, folder }
  }
  const office = emptyRegister(folder)
  let rows = 0
  const ms = await timed(() => (rows = fillDays(office, 0, days, stepOf[name])))
  settleIn(office)
  office.world.db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all()
  await office.close()
  const { size } = statSync(office.file)
  const note = `${rows} rows in ${(ms / 1000).toFixed(0)} s, ${(size / 1e6).toFixed(0)} MB`
  bench.say({ name: `fill-${name}`, value: (rows / ms) * 1000, unit: 'rows/s', note })
  const dataset = { name, folder, rows, bytes: size }
  writeFileSync(`${told}.new`, JSON.stringify({ ...dataset, schema }))
  renameSync(`${told}.new`, told)
  return dataset
}

/** An office over a dataset, at another time; whoever opens it closes it. */
export const openDataset = ({ folder }: Dataset, at: number): BenchOffice => openOffice(folder, { at })

export const rowsText = ({ rows }: { rows: number }): string => `${(rows / 1e6).toFixed(2)} M rows`
