/** A way in which recorders name their files. Patterns are those of pattern-rules.ts, the usual one first. */
export type LayoutRow = {
  /** Kept in `source.layout`. `layouts.names.<key>` names it. */
  key: string
  /** Who makes the recorder: `layouts.makers.<maker>`. */
  maker: string
  /** Which time names are in, where they do not say it themselves. */
  zone: 'utc' | 'local'
  extensions: readonly string[]
  /**
   * How sure we are. `verified`: read in the recorder's own source, or made by it here. `documented`: paths from manuals,
   * reports and other people's code. `unverified`: a template that was described, of which no real path was seen.
   */
  evidence: 'verified' | 'documented' | 'unverified'
  example: string
  /** None where the person gives it. */
  patterns: readonly string[]
  /** A store whose files hold other footage too, or that only its recorder understands: nothing there is ever removed. */
  recorderRemoves?: true
}

export const mp4 = ['mp4'] as const
export const date = '<YYYY>-<MM>-<DD>'
export const dateTime = '<YYYY><MM><DD>_<HH><mm><ss>'
export const together = '<YYYY><MM><DD><HH><mm><ss>'
