// The library needs this to have been loaded before it, and does not load it itself.
import 'reflect-metadata'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { createPrivateKey, KeyObject, randomBytes } from 'node:crypto'
import type { Names } from './machine-names.ts'
import { nameConstraints, type Reach } from './name-constraints.ts'

/** Both PEM; the key as PKCS 8. */
export type KeyPair = { certificate: string; privateKey: string }
/** Unix ms. */
type Lifetime = { startsAt: number; expiresAt: number }

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

/** An authority of its own, on P-256, that may vouch for `reach` alone and for no further authority. */
export async function makeAuthority(machine: string, reach: Reach, lifetime: Lifetime): Promise<KeyPair> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...dates(lifetime),
    serialNumber: serialNumber(),
    name: `CN=Foyer on ${machine}, O=Foyer`,
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      nameConstraints(reach),
    ],
  })
  return { certificate: certificate.toString('pem'), privateKey: pem(keys.privateKey) }
}

/** A server's certificate for `names`, under a key of its own. */
export async function makeCertificate(authority: KeyPair, names: Names, lifetime: Lifetime): Promise<KeyPair> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const issuer = new X509Certificate(authority.certificate)
  const signingKey = await crypto.subtle.importKey('pkcs8', der(authority.privateKey), algorithm, false, ['sign'])
  const certificate = await X509CertificateGenerator.create({
    ...dates(lifetime),
    serialNumber: serialNumber(),
    subject: 'O=Foyer',
    issuer: issuer.subjectName,
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        ...names.dns.map((value) => ({ type: 'dns', value }) as const),
        ...names.addresses.map((value) => ({ type: 'ip', value }) as const),
      ]),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  })
  return { certificate: certificate.toString('pem'), privateKey: pem(keys.privateKey) }
}

const dates = ({ startsAt, expiresAt }: Lifetime) => ({ notBefore: new Date(startsAt), notAfter: new Date(expiresAt) })

/** Positive, and never zero in front: some verifiers refuse either. */
const serialNumber = (): string => `4${randomBytes(16).toString('hex').slice(1)}`

const pem = (key: CryptoKey): string => KeyObject.from(key).export({ type: 'pkcs8', format: 'pem' }).toString()
const der = (key: string): Buffer<ArrayBuffer> =>
  Buffer.from(createPrivateKey(key).export({ type: 'pkcs8', format: 'der' }))
