import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisterColumn, RegisterSort } from './register-column.ts'
import { RegisterRows } from './register-rows.tsx'
import styles from './register-table.module.css'

export type RegisterTableProps<Row> = {
  /** Read aloud as the table's name. */
  caption: string
  /** The red margin rule follows the first one. */
  columns: RegisterColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string | number
  /** A heading before the first row of each group: "Tue 24 Nov, today". Rows come sorted. */
  groupOf?: (row: Row) => string
  /** A sentence in place of the rows. */
  empty: ReactNode
  /** A line under the rows: what is not shown, and why. */
  note?: ReactNode
  /** The one row that needs a person. */
  tone?: (row: Row) => 'brick' | 'brass' | undefined
  sort?: RegisterSort
  /** Rows of 42 px instead of 61. */
  dense?: boolean
  busy?: boolean
}

/** The ruled sheet: ink at the head, a red margin, a line a row. Below 700 px each row becomes a small sheet. */
export function RegisterTable<Row>(props: RegisterTableProps<Row>) {
  const { caption, columns, rows, empty, note, sort, dense = false, busy = false } = props
  return (
    <div className={styles.sheet}>
      <table className={styles.table} role="table" data-dense={dense ? '' : undefined} aria-busy={busy || undefined}>
        <caption className="foyer-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <ColumnHead key={column.key} column={column} sort={sort} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.length > 0 ? (
            <RegisterRows {...props} />
          ) : (
            <tr role="row" className={styles.emptyRow}>
              <td role="cell" colSpan={columns.length} className={styles.empty}>
                {empty}
              </td>
            </tr>
          )}
        </tbody>
      </table>
      {note && <div className={styles.note}>{note}</div>}
    </div>
  )
}

type ColumnHeadProps<Row> = { column: RegisterColumn<Row>; sort?: RegisterSort }

function ColumnHead<Row>({ column, sort }: ColumnHeadProps<Row>) {
  const { t } = useTranslation()
  const sorted = sort?.key === column.key ? sort.direction : undefined
  const Arrow = sorted === 'down' ? IconArrowDown : IconArrowUp
  return (
    <th
      role="columnheader"
      scope="col"
      style={{ inlineSize: column.width }}
      data-align={column.align}
      aria-sort={sorted && (sorted === 'up' ? 'ascending' : 'descending')}
    >
      {sort && column.sortable ? (
        <button type="button" className={styles.sort} onClick={() => sort.onSort(column.key)}>
          {column.header}
          {sorted && (
            <>
              <Arrow size={16} stroke={2} aria-hidden="true" />
              <span className="foyer-hidden">, {t(sorted === 'up' ? 'ui.desk.sortedUp' : 'ui.desk.sortedDown')}</span>
            </>
          )}
        </button>
      ) : column.headerHidden ? (
        <span className="foyer-hidden">{column.header}</span>
      ) : (
        column.header
      )}
    </th>
  )
}
