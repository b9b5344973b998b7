import './desk.css'
import { DirectionProvider, MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { directionOf } from '../../../shared/languages.ts'
import { deskTheme, deskVariables } from './desk-theme.ts'

export type FoyerProviderProps = { scheme?: 'auto' | 'light' | 'dark'; children: ReactNode }

/** The desk's theme, scheme and direction. A screen asked for more contrast by its system gets it. */
export function FoyerProvider({ scheme = 'auto', children }: FoyerProviderProps) {
  const { t, i18n } = useTranslation()
  const theme = useMemo(() => deskTheme(t), [t])
  useEffect(() => followContrast(), [])
  return (
    <DirectionProvider initialDirection={directionOf(i18n.language)}>
      <MantineProvider theme={theme} cssVariablesResolver={deskVariables} defaultColorScheme={scheme}>
        {children}
      </MantineProvider>
    </DirectionProvider>
  )
}

/** Keeps <html data-contrast> equal to the system's wish; returns the way to stop. */
function followContrast(): () => void {
  const wish = window.matchMedia('(prefers-contrast: more)')
  const follow = () => {
    document.documentElement.dataset.contrast = wish.matches ? 'more' : 'normal'
  }
  follow()
  wish.addEventListener('change', follow)
  return () => wish.removeEventListener('change', follow)
}
