declare module '*.sql?raw' {
  const text: string
  export default text
}
/** The file itself, as a data URL of base64. */
declare module '*.woff?inline' {
  const url: string
  export default url
}
