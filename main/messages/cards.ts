/** What a channel is told: plain words and at most one link. */
export type Card = { title: string; lines: readonly string[]; link?: { label: string; url: string } }

/** A Teams workflow's message: an adaptive card of text runs, in which nothing typed is taken for a mark or a mention. */
export function teamsBody({ title, lines, link }: Card): object {
  const text = (words: string, more: object = {}) => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text: words, ...more }],
  })
  return {
    type: 'message',
    summary: title,
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [text(title, { weight: 'bolder', size: 'medium' }), ...lines.map((line) => text(line))],
          ...(link && { actions: [{ type: 'Action.OpenUrl', title: link.label, url: link.url }] }),
        },
      },
    ],
  }
}

/** Slack reads & < > as its own marks even in plain words. */
const slackText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** An incoming webhook's message. `text` is what a notification shows. */
export function slackBody({ title, lines, link }: Card): object {
  const plain = (text: string) => ({ type: 'plain_text', text: slackText(text).slice(0, 3000), emoji: false })
  return {
    text: slackText(title),
    blocks: [
      { type: 'header', text: { ...plain(title), text: slackText(title).slice(0, 150) } },
      ...lines.map((line) => ({ type: 'section', text: plain(line) })),
      ...(link
        ? [{ type: 'actions', elements: [{ type: 'button', text: plain(link.label.slice(0, 75)), url: link.url }] }]
        : []),
    ],
  }
}
