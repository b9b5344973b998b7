declare const __BUILT_AT__: number | undefined

/** When this program was built, unix ms; unknown where its sources run as they are. */
export const builtAt = typeof __BUILT_AT__ === 'number' ? __BUILT_AT__ : undefined
