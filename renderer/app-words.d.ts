declare module 'foyer:words/*' {
  const words: { [section: string]: import('./ui/i18n.ts').Strings }
  export default words
}
