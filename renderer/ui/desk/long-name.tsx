import { Fragment } from 'react'

/** A name of any length, apart from the text around it; where it has no spaces it parts behind its own joints. */
export function LongName({ name }: { name: string }) {
  const parts = name.split(/(?<=[_./-])(?=[^_./-])/)
  return (
    <bdi>
      {parts.map((part, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- parts of one name, in its order
        <Fragment key={at}>
          {at > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </bdi>
  )
}
