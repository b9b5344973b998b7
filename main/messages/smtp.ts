import { createTransport } from 'nodemailer'
import { getCACertificates } from 'node:tls'
import { type Letter, letterHtml, letterText } from './letter.ts'
import type { Outcome } from './message-rules.ts'
import type { KeptSettings } from './message-settings-store.ts'
import { mailRefusedBy, oneLine } from './outcomes.ts'

/** Milliseconds: for connecting, for the server's first word, and between any two later ones. */
export type Patience = { connect: number; greeting: number; silence: number; whole: number }
export const usualPatience: Patience = { connect: 10_000, greeting: 10_000, silence: 20_000, whole: 60_000 }

type Sending = { settings: KeptSettings; letter: Letter; uuid: string; patience: Patience; signal: AbortSignal }

/** Hands one letter to the office's mail server, under a Message-ID that is the same at every attempt. */
export async function sendLetter({ settings, letter, uuid, patience, signal }: Sending): Promise<Outcome> {
  if (!settings.smtpServer || !settings.fromAddress) return { problem: 'not-set-up', lasting: false, said: '' }
  const domain = settings.fromAddress.split('@').at(-1)!
  try {
    const { response } = await createTransport(optionsOf(settings, patience)).sendMail({
      from: { name: settings.fromName, address: settings.fromAddress },
      to: { name: letter.to.name, address: letter.to.address },
      subject: letter.subject,
      text: letterText(letter),
      html: letterHtml(letter),
      messageId: `<${uuid}@${domain}>`,
      // Asks holiday answers and read receipts to stay away.
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      attachments: (letter.attachments ?? []).map(({ fileName, ...rest }) => ({ filename: fileName, ...rest })),
      ...(letter.calendar && { icalEvent: letter.calendar }),
      disableFileAccess: true,
      disableUrlAccess: true,
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience.whole)]),
    })
    return { problem: null, lasting: false, said: oneLine(response) }
  } catch (error) {
    return mailRefusedBy(error)
  }
}

function optionsOf(settings: KeptSettings, patience: Patience) {
  const { smtpServer, smtpPort, smtpSecurity, smtpSignInName, smtpPassword, smtpCertificate } = settings
  return {
    host: smtpServer,
    port: smtpPort,
    secure: smtpSecurity === 'tls',
    requireTLS: smtpSecurity === 'starttls',
    ignoreTLS: smtpSecurity === 'none',
    ...(smtpSignInName && { auth: { user: smtpSignInName, pass: smtpPassword ?? '' }, forceAuth: true }),
    tls: {
      minVersion: 'TLSv1.2' as const,
      ...(smtpCertificate && { ca: [...getCACertificates('default'), smtpCertificate] }),
    },
    connectionTimeout: patience.connect,
    dnsTimeout: patience.connect,
    greetingTimeout: patience.greeting,
    socketTimeout: patience.silence,
    logger: false,
  }
}
