/** No page may frame, embed or reach anything but this host, whichever door it came through. */
export const securityHeaders: Record<string, string> = {
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
}

const policy = securityHeaders['content-security-policy']!

/** What reads QR codes is WebAssembly, in a worker of its own: no page may compile any. */
const codeReader = /^\/assets\/code-reader-worker-[\w-]+\.js$/

/**
 * Of one path. The kiosk's page alone may use the camera, and is shown in the desk's own editor, so it may be framed by
 * this host's pages.
 */
export function securityHeadersOf(path: string): Record<string, string> {
  if (path === '/kiosk') {
    return {
      ...securityHeaders,
      'content-security-policy': policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
      'permissions-policy': securityHeaders['permissions-policy']!.replace('camera=()', 'camera=(self)'),
    }
  }
  if (!codeReader.test(path)) return securityHeaders
  const compiling = policy.replace('; ', "; script-src 'self' 'wasm-unsafe-eval'; ")
  return { ...securityHeaders, 'content-security-policy': compiling }
}
