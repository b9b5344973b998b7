/** Whether a text looks like an e-mail address; only a letter that arrives proves one. */
export const isEmailShaped = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())
