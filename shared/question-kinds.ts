export const questionKinds = ['text', 'choice', 'yes-no', 'number', 'date', 'signature', 'document', 'photo'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** Who sees an answer: everybody who sees the visit, all of them but reception, or the data-protection lead alone. */
export const seenBys = ['reception', 'guards', 'lead'] as const
export type SeenBy = (typeof seenBys)[number]
