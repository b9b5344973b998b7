/** What stands behind the # of the link: no browser sends it, and no server logs it. */
export const linkToken = location.hash.slice(1)

// Another link that is opened in this tab changes the fragment alone.
window.addEventListener('hashchange', () => location.reload())
