import type { TFunction } from 'i18next'
import type { Answer } from '../../../shared/contract/index.ts'
import { countText } from '../../ui/dates.ts'
import { listText } from '../list-text.ts'

type Pardons = Answer<'sweeps', 'list'>[number]['pardons']

/** "2 open in another program and 1 on a read-only disk": why files that were to go stayed. */
export const pardonsText = (t: TFunction, pardons: Pardons): string =>
  listText(
    pardons.map(({ reason, segments }) =>
      t(`sweeps.pardon.${reason}`, { count: segments, number: countText(segments) }),
    ),
  )
