import type { AttemptFault } from '@planfix-asterisk/planfix';
import type { Fault } from './exchange.ts';

const faultOfCode: Readonly<Record<string, AttemptFault>> = {
  ECONNREFUSED: 'connection-refused',
  ECONNRESET: 'connection-reset',
  EPIPE: 'connection-reset',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  ETIMEDOUT: 'timeout',
  EPROTO: 'tls',
  HTTPParserError: 'unexpected-answer',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_SOCKET: 'connection-reset',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'connection-reset',
  UND_ERR_HEADERS_OVERFLOW: 'answer-too-large',
  UND_ERR_DESTROYED: 'interrupted',
  UND_ERR_CLOSED: 'interrupted',
};

/** OpenSSL's verdicts on a certificate come as codes of their own, Node's as ERR_TLS_… and ERR_SSL_…. */
const tlsCode =
  /^ERR_(TLS|SSL)_|CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|_SIGNATURE$|HOSTNAME_MISMATCH/;

/** The name of an error of the connection, with its code; never its own text, which may hold addresses. */
export function nameFault(error: Error, sent: 'no' | 'partly' | 'yes'): Fault {
  const raw = codeOf(error);
  const code = faultNamed(raw) ?? (sent === 'no' ? 'connection-refused' : 'connection-reset');
  return { code, detail: { code: 'network', values: { code: raw } } };
}

/** The operating system did not take the bytes, so they cannot have arrived. */
export function isWriteFailure(error: Error): boolean {
  return 'syscall' in error && (error.syscall === 'write' || error.syscall === 'writev');
}

function faultNamed(code: string): AttemptFault | undefined {
  if (tlsCode.test(code)) return 'tls';
  return faultOfCode[code];
}

/** undici's parser errors have no code worth the name, so their class has to do. */
function codeOf(error: Error): string {
  if (error.name === 'HTTPParserError') return error.name;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
