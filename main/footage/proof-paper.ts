import { paperClock, paperCount, paperDate, paperMoment } from '../papers/paper-words.ts'
import type { Sheet } from '../papers/sheet.ts'
import type { Words } from '../texts.ts'
import type { Proof } from './retention-proof.ts'

const sum = (rows: readonly { segments: number }[]): number => rows.reduce((total, { segments }) => total + segments, 0)

/** Which of the three sentences a proof is: nothing was left, nothing but what holds keep, or more than that. */
export const verdictOf = ({ held, left }: Pick<Proof, 'held' | 'left'>): 'nothing' | 'held' | 'more' =>
  left.length > 0 ? 'more' : held.length > 0 ? 'held' : 'nothing'

/** A proof of a past day in words, for paper. */
export function proofSheet(proof: Proof, zone: string, words: Words): Sheet {
  const { at, cutAt, held, left, unseen, certificates } = proof
  const rows = (
    of: readonly { camera: string; fromAt: number; toAt: number; segments: number }[],
    why: (n: number) => string,
  ) =>
    of.map(({ camera, fromAt, toAt, segments }, n) => [
      camera,
      paperMoment(fromAt, zone),
      paperMoment(toAt, zone),
      paperCount(segments),
      why(n),
    ])
  const columns = ['camera', 'from', 'to', 'segments', 'why'].map((name) => words(`proof.${name}`))
  const count = (name: string, number: number) => ({
    number: paperCount(number),
    name: words(`proof.count.${name}`, { count: number }),
    detail: words(`proof.count.${name}Detail`),
  })
  const owned = [
    ...unseen.map(({ source, since }) => words('proof.unseen', { source, moment: paperMoment(since, zone) })),
    ...(proof.clockInDoubt ? [words('proof.clock')] : []),
    ...proof.unknown.map((camera) => words('proof.unknown', { camera })),
  ]
  return {
    title: words('proof.title', { date: paperDate(at - 1, zone) }),
    organisation: proof.organisation,
    sentence: words(`proof.sentence.${verdictOf(proof)}`, {
      time: paperClock(at, zone),
      date: paperDate(at, zone),
      cutTime: paperClock(cutAt, zone),
      cutDate: paperDate(cutAt, zone),
    }),
    counts: [
      count('held', sum(held)),
      count('left', sum(left)),
      count('unseen', unseen.length),
      count('certificates', certificates.length),
    ],
    tables: [
      { columns, rows: rows(held, (n) => held[n]!.reference), empty: words('proof.noHolds') },
      ...(left.length > 0
        ? [{ columns, rows: rows(left, (n) => words(`proof.reason.${left[n]!.reason}`)), empty: '' }]
        : []),
    ],
    check: {
      title: words('proof.check'),
      lines: [
        words('proof.how'),
        ...owned,
        certificates.length > 0
          ? words('proof.certificates', { numbers: certificates.map(({ number }) => number).join(', ') })
          : words('proof.noCertificates'),
      ],
      digest: '',
    },
    small: words('proof.small', { days: proof.retentionDays, zone }),
  }
}
