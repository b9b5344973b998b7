/** A name inside a sentence of plain text, between U+2068 and U+2069: as <bdi>, it turns no words around it. */
export const isolated = (name: string): string => `\u2068${name}\u2069`
