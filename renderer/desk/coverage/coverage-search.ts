import { useNavigate, useSearch } from '@tanstack/react-router'

/** The day that is shown, kept in the address so that Back works; nothing = today. */
export function useShownDay(): [string | undefined, (on: string) => void] {
  const { on } = useSearch({ strict: false }) as { on?: unknown }
  const navigate = useNavigate()
  const shown =
    typeof on === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(on) && !Number.isNaN(Date.parse(on)) ? on : undefined
  return [shown, (next) => void navigate({ to: '/coverage' as '/', search: { on: next } as never, replace: true })]
}
