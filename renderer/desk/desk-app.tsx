import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { FoyerProvider } from '../ui/desk/foyer-provider.tsx'
import { DeskSession } from './desk-session.tsx'
import { createDeskQueries } from './queries.ts'
import { createSessionWatch } from './session-watch.ts'

/** The whole desk: one memory of answers, and whoever is signed in. */
export function DeskApp() {
  const [watch] = useState(createSessionWatch)
  const [queries] = useState(() => createDeskQueries(watch.unauthenticated))
  return (
    <FoyerProvider>
      <QueryClientProvider client={queries}>
        <DeskSession watch={watch} />
      </QueryClientProvider>
    </FoyerProvider>
  )
}
