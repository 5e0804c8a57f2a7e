/**
 * Who may come in. The host is on loopback, but every web page the person has open can reach it too: so the Host must
 * be ours (DNS rebinding), the session must be in a cookie that only the printed address gives (other programs, other
 * users of the machine), and a WebSocket must be opened by our own page (cross-site WebSocket hijacking).
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Gate {
  /** The secret in the printed address. */
  readonly token: string;
  /** The `Set-Cookie` that a right token earns. */
  readonly cookie: string;
  /** True where the request names this host exactly. */
  isHost(request: IncomingMessage): boolean;
  isToken(given: string): boolean;
  /** True where the request carries the session's cookie. */
  isSession(request: IncomingMessage): boolean;
  /** True where the page that opens the WebSocket came from this very host and port. */
  isOwnPage(request: IncomingMessage): boolean;
}

export function createGate(port: number): Gate {
  const token = randomBytes(24).toString('base64url');
  const session = randomBytes(24).toString('base64url');
  // Cookies do not know ports: with the port in the name, two hosts on one machine do not log each other out.
  const name = `footnote_${port}`;
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  return {
    token,
    cookie: `${name}=${session}; Path=/; HttpOnly; SameSite=Strict`,
    isHost: (request) => hosts.has(request.headers.host ?? ''),
    isToken: (given) => same(given, token),
    isSession: (request) => cookies(request).some(([key, value]) => key === name && same(value, session)),
    isOwnPage: (request) =>
      hosts.has(request.headers.host ?? '') && request.headers.origin === `http://${request.headers.host}`,
  };
}

function cookies(request: IncomingMessage): [string, string][] {
  return (request.headers.cookie ?? '').split(';').map((part) => {
    const at = part.indexOf('=');
    return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
  });
}

function same(given: string, secret: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(secret);
  return a.length === b.length && timingSafeEqual(a, b);
}
