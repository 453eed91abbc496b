/** Where PlanFix reaches us: the panel's address as seen from outside, and our path. Empty while there is none. */
export function pbxAddressOf(publicUrl: string): string {
  return URL.canParse(publicUrl) ? `${publicUrl.replace(/\/+$/, '')}/planfix` : '';
}

/** PlanFix calls from the Internet: it cannot reach an address of this machine or of the office network. */
export function isOnlyLocal(publicUrl: string): boolean {
  const host = URL.parse(publicUrl)?.hostname;
  if (host === undefined) return false;
  return (
    /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[::1\]|\[f[cde])/.test(host) ||
    /\.(local|lan|internal|home\.arpa)$/.test(host) ||
    !host.includes('.')
  );
}
