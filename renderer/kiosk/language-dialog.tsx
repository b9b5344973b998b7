import { useTranslation } from 'react-i18next'
import { KioskButton } from '../ui/kiosk/kiosk-button.tsx'
import { KioskDialog } from '../ui/kiosk/kiosk-dialog.tsx'
import { LanguageButton } from '../ui/kiosk/language-button.tsx'
import { LanguageRow } from '../ui/kiosk/language-row.tsx'
import type { LanguageChoice } from './language-choice.ts'
import { languageNames } from '../../shared/languages.ts'

/** Every language that this office offers, each in itself. */
export function LanguageDialog({ choice }: { choice: LanguageChoice }) {
  const { t } = useTranslation()
  const close = (
    <KioskButton look="sill" onClick={choice.close}>
      {t('kiosk.close')}
    </KioskButton>
  )
  return (
    <KioskDialog open={choice.opened} onClose={choice.close} title={t('kiosk.language.title')} actions={close}>
      <Languages choice={choice} tall />
      <p>{t('kiosk.language.kept')}</p>
    </KioskDialog>
  )
}

/** The row of languages; nothing where there is no choice. */
export function Languages({ choice, tall }: { choice: LanguageChoice; tall?: boolean }) {
  const { t } = useTranslation()
  const { language, offered, choose } = choice
  if (offered.length < 2) return null
  return (
    <LanguageRow
      label={t('kiosk.welcome.languages')}
      languages={offered.map((tag) => ({ tag, name: languageNames[tag] }))}
      current={language}
      onChoose={(tag) => choose(offered.find((one) => one === tag)!)}
      tall={tall}
    />
  )
}

/** On a wall, where there is no bar. */
export function LanguageCorner({ choice: { language, offered, open } }: { choice: LanguageChoice }) {
  return offered.length < 2 ? null : <LanguageButton name={languageNames[language]} onOpen={open} />
}
