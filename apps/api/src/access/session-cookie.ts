import type { CookieOptions, Request, Response } from 'express';

const name = 'planfix_asterisk_session';

/**
 * The cookie that carries the session: unseen by scripts, not sent from other sites, and by https only where it was
 * fetched so. A panel that PlanFix reaches by https is often looked at by http in the office; there a browser would drop it.
 */
export class SessionCookie {
  readonly #publicUrl: () => string | undefined;

  constructor(publicUrl: () => string | undefined) {
    this.#publicUrl = publicUrl;
  }

  read(request: Request): string | undefined {
    const cookies: Record<string, unknown> = request.cookies;
    const value = cookies[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  /** Without an expiry of its own: it ends with the browser, or when the server ends the session. */
  write(response: Response, token: string): void {
    response.cookie(name, token, this.#optionsFor(response.req));
  }

  clear(response: Response): void {
    response.clearCookie(name, this.#optionsFor(response.req));
  }

  #optionsFor(request: Request): CookieOptions {
    return { httpOnly: true, sameSite: 'strict', secure: this.#cameByHttps(request), path: '/' };
  }

  /** A proxy may not say by what the browser came to it; then the name that the browser asked for tells. */
  #cameByHttps(request: Request): boolean {
    const url = URL.parse(this.#publicUrl() ?? '');
    return request.secure || (url?.protocol === 'https:' && url.hostname === request.hostname);
  }
}
