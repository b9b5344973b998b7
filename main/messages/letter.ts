import { directionOf, type Language } from '../../shared/languages.ts'

export type Attachment = {
  fileName: string
  contentType: string
  content: Buffer | string
  /** Shown in the letter under this id, not beside it. */
  cid?: string
}
/** A letter in plain words: its text and its HTML are made of the same parts. */
export type Letter = {
  to: { name: string; address: string }
  language: Language
  subject: string
  greeting?: string
  paragraphs: readonly string[]
  /** Facts as rows: a heading and what it is. */
  facts?: readonly (readonly [string, string])[]
  link?: { label: string; url: string }
  /** A picture among the attachments, by its cid. */
  picture?: { cid: string; alt: string; widthPx: number }
  footer: string
  attachments?: readonly Attachment[]
  /** A calendar entry (RFC 5545) that mail programs offer to keep. */
  calendar?: { method: 'REQUEST' | 'CANCEL' | 'PUBLISH'; content: string }
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark]!)

export function letterText({ greeting, paragraphs, facts = [], link, footer }: Letter): string {
  const parts = [
    ...(greeting ? [greeting] : []),
    ...paragraphs,
    ...(facts.length > 0 ? [facts.map(([heading, value]) => `${heading}: ${value}`).join('\n')] : []),
    ...(link ? [`${link.label}:\n${link.url}`] : []),
    `-- \n${footer}`,
  ]
  return `${parts.join('\n\n')}\n`
}

const font = "font-family:'Segoe UI',Helvetica,Arial,sans-serif"

/** Simple enough for every mail program: one column, styles on the elements, nothing fetched from anywhere. */
export function letterHtml(letter: Letter): string {
  const { language, subject, greeting, paragraphs, facts = [], link, picture, footer } = letter
  const paragraph = (text: string) => `<p style="margin:0 0 16px"><bdi>${escapeHtml(text)}</bdi></p>`
  const row = ([heading, value]: readonly [string, string]) =>
    `<tr><th style="padding:4px 16px 4px 0;text-align:start;font-weight:400;color:#44524f">${escapeHtml(heading)}</th>` +
    `<td style="padding:4px 0;font-weight:600"><bdi>${escapeHtml(value)}</bdi></td></tr>`
  const body = [
    ...(greeting ? [paragraph(greeting)] : []),
    ...paragraphs.map(paragraph),
    ...(facts.length > 0
      ? [`<table style="margin:0 0 16px;border-collapse:collapse">${facts.map(row).join('')}</table>`]
      : []),
    ...(picture
      ? [
          `<p style="margin:0 0 16px"><img src="cid:${picture.cid}" alt="${escapeHtml(picture.alt)}" width="${picture.widthPx}" height="${picture.widthPx}"></p>`,
        ]
      : []),
    ...(link
      ? [
          `<p style="margin:8px 0 24px"><a href="${escapeHtml(link.url)}" style="display:inline-block;padding:14px 24px;border-radius:6px;background:#0e4a42;color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(link.label)}</a></p>`,
        ]
      : []),
  ].join('\n')
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;background:#f1f4f1;color:#12201e;font-size:17px;line-height:1.5;${font}">
<div style="max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #d3dad6;border-radius:4px">
${body}
<p style="margin:24px 0 0;padding-top:12px;border-top:1px solid #d3dad6;font-size:14px;color:#44524f">${escapeHtml(footer)}</p>
</div>
</body>
</html>
`
}
