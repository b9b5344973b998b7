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

/** Of one path. The kiosk's page is shown in the desk's own editor, and so may be framed, by this host's pages alone. */
export function securityHeadersOf(path: string): Record<string, string> {
  if (path !== '/kiosk') return securityHeaders
  const policy = securityHeaders['content-security-policy']!.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
  return { ...securityHeaders, 'content-security-policy': policy }
}
