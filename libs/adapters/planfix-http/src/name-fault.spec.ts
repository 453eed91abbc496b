import { describe, expect, it } from 'vitest';
import { isWriteFailure, nameFault } from './name-fault.ts';

function failure(code: string, syscall?: string): Error {
  return Object.assign(new Error('connect to secret-host failed'), { code, syscall });
}

describe('nameFault', () => {
  it.each([
    ['ECONNREFUSED', 'connection-refused'],
    ['EHOSTUNREACH', 'connection-refused'],
    ['ECONNRESET', 'connection-reset'],
    ['ENOTFOUND', 'dns'],
    ['EAI_AGAIN', 'dns'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['UND_ERR_HEADERS_OVERFLOW', 'answer-too-large'],
    ['UND_ERR_DESTROYED', 'interrupted'],
  ])('calls %s %s and keeps the code, not the words', (code, name) => {
    const fault = nameFault(failure(code), 'no');
    expect(fault.code).toBe(name);
    expect(fault.detail).toEqual({ code: 'network', values: { code } });
  });

  it('calls what is no HTTP an unexpected answer', () => {
    const error = Object.assign(new Error('220 mail ESMTP'), { name: 'HTTPParserError', code: undefined });
    expect(nameFault(error, 'yes').code).toBe('unexpected-answer');
  });

  it('calls an unknown fault by how far the request got', () => {
    expect(nameFault(failure('EMFILE'), 'no').code).toBe('connection-refused');
    expect(nameFault(new Error('?'), 'yes').code).toBe('connection-reset');
  });
});

describe('isWriteFailure', () => {
  it('tells a refused write from a broken read', () => {
    expect(isWriteFailure(failure('EPIPE', 'write'))).toBe(true);
    expect(isWriteFailure(failure('ECONNRESET', 'read'))).toBe(false);
    expect(isWriteFailure(new Error('closed'))).toBe(false);
  });
});
