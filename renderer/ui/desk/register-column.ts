import type { ReactNode } from 'react'

export type RegisterColumn<Row> = {
  key: string
  header: string
  /** For a column of actions: its name is heard, not seen. */
  headerHidden?: boolean
  cell: (row: Row) => ReactNode
  width?: string
  align?: 'end'
  sortable?: boolean
  /** Names the row for readers; the first column does where none says so. */
  rowHeader?: boolean
}

export type RegisterSort = { key: string; direction: 'up' | 'down'; onSort: (key: string) => void }
