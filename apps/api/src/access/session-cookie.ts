import type { CookieOptions, Request, Response } from 'express';

const name = 'planfix_asterisk_session';

/** The cookie that carries the session: unseen by scripts, not sent from other sites, https only where the panel is on https. */
export class SessionCookie {
  readonly #options: CookieOptions;

  constructor({ isHttps }: { isHttps: boolean }) {
    this.#options = { httpOnly: true, sameSite: 'strict', secure: isHttps, path: '/' };
  }

  read(request: Request): string | undefined {
    const cookies: Record<string, unknown> = request.cookies;
    const value = cookies[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  /** Without an expiry of its own: it ends with the browser, or when the server ends the session. */
  write(response: Response, token: string): void {
    response.cookie(name, token, this.#options);
  }

  clear(response: Response): void {
    response.clearCookie(name, this.#options);
  }
}
