import type { Outcome } from './message-rules.ts'

const certificateCodes =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|ERR_TLS_CERT|HOSTNAME_MISMATCH|ERR_SSL)/
type Failure = Error & {
  code?: string
  errno?: string
  cause?: Failure
  command?: string
  response?: string
  responseCode?: number
}

/** One line of what another side said, no longer than a person reads. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 300)

/** What broke a connection: the same for mail servers and webhooks. */
export function brokenBy(error: unknown): Outcome {
  const { name, code = '', cause, message } = error as Failure
  const said = oneLine(message)
  if (certificateCodes.test(code) || certificateCodes.test(cause?.code ?? '') || /certificate/i.test(message))
    return { problem: 'certificate', lasting: false, said }
  if (name === 'TimeoutError' || code === 'ETIMEDOUT' || code === 'ABORT_ERR' || name === 'AbortError')
    return { problem: 'slow', lasting: false, said }
  return { problem: 'unreachable', lasting: false, said }
}

/** What nodemailer threw, as what it means for the message. A 5xx is a mail server's last word, a 4xx is not. */
export function mailRefusedBy(error: unknown): Outcome {
  const { code, command = '', response, responseCode = 0 } = error as Failure
  const said = oneLine(response ?? '')
  const lasting = responseCode >= 500
  if (code === 'EAUTH') return { problem: 'sign-in-refused', lasting: false, said }
  if (responseCode >= 400 && responseCode < 500 && code !== 'ECONNECTION' && code !== 'ETLS')
    return { problem: 'busy', lasting: false, said }
  if (code === 'EENVELOPE' && command === 'MAIL FROM') return { problem: 'sender-refused', lasting: false, said }
  if (code === 'EENVELOPE') return { problem: 'recipient-refused', lasting: lasting || command === 'API', said }
  if (code === 'EMESSAGE') return { problem: 'refused', lasting, said }
  if (code === 'ETLS' || command === 'STARTTLS') {
    const broken = brokenBy(error)
    return broken.problem === 'certificate' ? broken : { problem: 'no-encryption', lasting: false, said: broken.said }
  }
  if (responseCode > 0) return { problem: 'busy', lasting: false, said }
  return brokenBy(error)
}
