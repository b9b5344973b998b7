import type { Answer } from '../../shared/contract/index.ts'
import { paperBytes, paperClock, paperCount, paperDate, paperList, paperMoment } from '../papers/paper-words.ts'
import type { Sheet } from '../papers/sheet.ts'
import type { Words } from '../texts.ts'

type Certificate = Answer<'sweeps', 'certificate'>

/** What a sweep did not take, as the sentence of its certificate names it. */
function exceptionsOf({ held, pardoned, unchecked, outcome }: Certificate, words: Words): string[] {
  const named = [
    held > 0 && 'held',
    pardoned > 0 && 'pardoned',
    unchecked > 0 && 'unchecked',
    outcome === 'braked' && 'braked',
    (outcome === 'suspended' || outcome === 'interrupted') && 'unreached',
  ].filter((name) => name !== false)
  return named.map((name) => words(`certificate.except.${name}`))
}

/** A certificate in words, for paper. */
export function certificateSheet(certificate: Certificate, zone: string, words: Words): Sheet {
  const { issuedAt, horizonAt, removed, held, unchecked, pardoned, cameras } = certificate
  const except = exceptionsOf(certificate, words)
  const count = (name: string, number: number, detail: string) => ({
    number: paperCount(number),
    name: words(`certificate.count.${name}`, { count: number }),
    detail,
  })
  const moment = (at: number) => paperMoment(at, zone)
  return {
    title: words('certificate.number', { number: paperCount(certificate.number) }),
    organisation: certificate.organisation,
    sentence: words(except.length > 0 ? 'certificate.proofExcept' : 'certificate.proof', {
      time: paperClock(issuedAt, zone),
      date: paperDate(issuedAt, zone),
      cutTime: paperClock(horizonAt, zone),
      cutDate: paperDate(horizonAt, zone),
      except: paperList(except),
    }),
    counts: [
      count(
        'removed',
        removed,
        words('certificate.cameras', {
          count: cameras.length,
          number: paperCount(cameras.length),
          bytes: paperBytes(certificate.bytes),
        }),
      ),
      count('held', held, words('certificate.heldWhy')),
      count('unchecked', unchecked, words(unchecked === 0 ? 'certificate.allSeen' : 'certificate.notSeen')),
      count('pardoned', pardoned, words(pardoned === 0 ? 'certificate.allGone' : 'certificate.notGone')),
    ],
    tables: [
      {
        columns: ['what', 'from', 'to', 'segments'].map((name) => words(`certificate.${name}`)),
        rows: certificate.lines.map(({ camera, fromAt, toAt, segments }) => [
          camera,
          moment(fromAt),
          moment(toAt),
          paperCount(segments),
        ]),
        empty: words('certificate.noLines'),
      },
    ],
    check: {
      title: words('certificate.check'),
      lines: [words('certificate.checkText', { entry: paperCount(certificate.auditEntry) }), words('certificate.how')],
      digest: certificate.digest,
    },
    small: words('certificate.small', { days: certificate.retentionDays, zone }),
  }
}
