/** Why requests must not go to this address, with the remedy; nothing when they may. */
export function planfixUrlProblem(address: string): string | undefined {
  if (!URL.canParse(address)) return 'planfix.url is not an address: enter it exactly as PlanFix shows it';
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') {
    return 'planfix.url contains a user name or password: PlanFix needs only the token, remove them';
  }
  if (url.protocol === 'https:') return undefined;
  if (url.protocol !== 'http:') return `planfix.url begins with ${url.protocol}//: use https://`;
  if (isLoopback(url.hostname)) return undefined;
  return 'planfix.url begins with http://, which would send the token in the clear: use https://';
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}
