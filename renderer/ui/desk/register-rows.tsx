import type { ReactNode } from 'react'
import { Fragment } from 'react'
import type { RegisterTableProps } from './register-table.tsx'
import styles from './register-table.module.css'

/** The rows of a register, with a heading before each group. */
export function RegisterRows<Row>({ columns, rows, rowKey, groupOf, tone }: RegisterTableProps<Row>) {
  const naming = columns.find((column) => column.rowHeader) ?? columns[0]
  return rows.map((row, at) => {
    const group = groupOf?.(row)
    const before = rows[at - 1]
    const opens = group !== undefined && (before === undefined || groupOf?.(before) !== group)
    return (
      <Fragment key={rowKey(row)}>
        {opens && (
          <tr role="row" className={styles.group}>
            <th role="rowheader" scope="rowgroup" colSpan={columns.length}>
              {group}
            </th>
          </tr>
        )}
        <tr role="row" className={styles.row} data-tone={tone?.(row)}>
          {columns.map((column) => {
            const Cell = column === naming ? 'th' : 'td'
            return (
              <Cell
                key={column.key}
                role={column === naming ? 'rowheader' : 'cell'}
                scope={column === naming ? 'row' : undefined}
                data-align={column.align}
                data-label={column.headerHidden ? undefined : column.header}
              >
                {column.cell(row)}
              </Cell>
            )
          })}
        </tr>
      </Fragment>
    )
  })
}

/** Two lines in a cell: what it is, and a smaller fact under it. */
export function TwoLines({ first, second }: { first: ReactNode; second?: ReactNode }) {
  return (
    <span className={styles.two}>
      <span className={styles.first}>{first}</span>
      {second && <span className={styles.second}>{second}</span>}
    </span>
  )
}
