/** The response headers that keep the pages of the user interface to themselves. */

/** On every answer but a manual's (those are the engine's, with a policy of their own). */
export function pageHeaders(port: number): Readonly<Record<string, string>> {
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      // React sets style attributes; styles cannot run scripts, and nothing is fetched from elsewhere.
      "style-src 'self' 'unsafe-inline'",
      "font-src 'self'",
      "img-src 'self' data:",
      // 'self' covers the WebSocket in today's browsers, not in older ones; the page may come under either name.
      `connect-src 'self' ws://127.0.0.1:${port} ws://localhost:${port}`,
      "frame-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}

/**
 * Added to what the engine says of a manual. Its frame is sandboxed, so its origin is opaque and even its own pictures
 * are cross-origin to it: `same-origin` would hide them. The path's token keeps strangers out.
 */
export const viewHeaders: Readonly<Record<string, string>> = {
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
