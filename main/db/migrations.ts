import initial from './migrations/0001_initial.sql?raw'

/** Every migration in order; a file's `user_version` is how many it has had. */
export const migrations: readonly { name: string; sql: string }[] = [{ name: '0001_initial', sql: initial }]
