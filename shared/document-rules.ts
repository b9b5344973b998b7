/** Which wording somebody accepted; `typedName` where they signed by typing it. */
export type Acceptance = { version: number; language: string; sha256: string; typedName: string }

const pattern = /^(\d{1,6}) ([a-z]{2}) ([0-9a-f]{64})(?:\n([^\n]{0,200}))?$/

/** The text of an answer to a document: "3 en <sha256>", and on a second line a typed name. */
export function acceptanceText({ version, language, sha256, typedName }: Acceptance): string {
  const named = `${version} ${language} ${sha256}`
  return typedName.trim() === '' ? named : `${named}\n${typedName.trim()}`
}

export function readAcceptance(text: string): Acceptance | undefined {
  const [, version, language, sha256, typedName = ''] = pattern.exec(text.trim()) ?? []
  return version === undefined
    ? undefined
    : { version: Number(version), language: language!, sha256: sha256!, typedName: typedName.trim() }
}
