import { useEffect, useState } from 'react'
import { client } from '../client.ts'
import { firstAnswer, takeFirstAnswer } from './first-answers.ts'
import type { Station } from './station.ts'
import { refusalOf } from './station.ts'

/** Days that this office keeps footage, for the plate; null until told. Asked again at every welcome and every hour of it. */
export function useFootageDays(welcome: boolean, { concerns, lost }: Station): number | null {
  const [days, setDays] = useState(() => firstAnswer('privacy.notice')?.footageDays ?? null)
  useEffect(() => {
    if (!welcome || lost) return
    const ask = () => {
      const asked = takeFirstAnswer('privacy.notice') ?? client.privacy.notice({ language: 'en' })
      asked.then(
        (notice) => setDays(notice.footageDays),
        (error: unknown) => void concerns(refusalOf(error)),
      )
    }
    ask()
    const timer = setInterval(ask, 3_600_000)
    return () => clearInterval(timer)
  }, [welcome, lost, concerns])
  return days
}
