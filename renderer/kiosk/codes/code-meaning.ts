import type { Answer } from '../../../shared/contract/index.ts'
import type { Refusal } from '../../../shared/errors.ts'
import { CallError, client } from '../../client.ts'
import { askedNow } from '../asked-now.ts'
import type { Brought, Step } from '../flow-rules.ts'
import type { LanguageChoice } from '../language-choice.ts'
import { checkCode } from './code-check.ts'

type Looked = Answer<'invitations', 'look'>
/** What a code leads to: a step of the visitor's way, or a sentence under `kiosk.codes.`, or the host's own refusal. */
export type Meaning = { step: Step } | { say: string } | { refusal: Refusal }

/** The way in with what a code brought, under the notice in force. */
export async function signInWith(brought: Brought, language: string): Promise<Step> {
  const [notice, asked] = await Promise.all([client.privacy.notice({ language }), askedNow()])
  return { kind: 'sign-in-with', brought, notice, ...asked, attemptId: crypto.randomUUID() }
}

/** Whoever was written to in a language is met in it, where this screen offers it. */
function meet(looked: Brought, { language, offered, choose }: LanguageChoice): string {
  if (looked.language === language || !offered.includes(looked.language)) return language
  choose(looked.language)
  return looked.language
}

export async function meaningOf(looked: Looked, languages: LanguageChoice): Promise<Meaning> {
  if (looked.state === 'on-site') return { step: { kind: 'sign-out-with', code: looked.signOutCode } }
  if (looked.state !== 'ready') return { say: looked.state }
  const language = meet(looked, languages)
  if (looked.kind === 'pass') return { step: { kind: 'pass-shown', brought: looked } }
  return { step: await signInWith(looked, language) }
}

/**
 * What the camera saw: checked here first, with nobody asked. Only a code that this office signed, and whose time has not
 * gone, goes to the host; where that does not answer, the visitor hears that the code is genuine.
 */
export async function readScanned(
  text: string,
  { publicKey, now, languages }: { publicKey: string; now: number; languages: LanguageChoice },
): Promise<Meaning> {
  const { kind, value } = await checkCode(text, publicKey, now)
  if (kind === 'badge') return { step: { kind: 'sign-out-with', code: value } }
  if (kind === 'foreign' || kind === 'expired') return { say: kind }
  try {
    return await meaningOf(await client.invitations.look({ token: value }), languages)
  } catch (error) {
    if (!(error instanceof CallError)) throw error
    const silent = error.refusal.key === 'unreachable'
    return silent && kind !== 'unchecked' ? { say: 'genuine' } : { refusal: error.refusal }
  }
}
