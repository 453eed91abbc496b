import { describe, expect, it } from 'vitest';
import { AmiBlockReader, type AmiReaderLimits } from './ami-block-reader.ts';

const greeting = 'Asterisk Call Manager/5.0.4\r\n';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function readerAfterGreeting(limits?: Partial<AmiReaderLimits>): AmiBlockReader {
  const reader = new AmiBlockReader(limits);
  reader.read(bytes(greeting));
  return reader;
}

const plain = (blocks: readonly object[]): object[] => blocks.map((block) => ({ ...block }));

describe('the greeting', () => {
  it('is known however it is cut, and the message behind it is read', () => {
    const whole = bytes(`${greeting}Event: FullyBooted\r\n\r\n`);
    for (let cut = 0; cut <= whole.length; cut += 1) {
      const reader = new AmiBlockReader();
      const blocks = [...reader.read(whole.subarray(0, cut)), ...reader.read(whole.subarray(cut))];
      expect(plain(blocks)).toEqual([{ event: 'FullyBooted' }]);
      expect(reader.greeting).toMatchObject({ phase: 'asterisk', version: '5.0.4' });
    }
  });

  it.each(['HTTP/1.1 400 Bad Request\r\n', 'SSH-2.0', 'Asterisk\r\n', 'A'.repeat(300), '\0\0\0'])(
    'of another peer is refused and nothing is read from it: %j',
    (text) => {
      const reader = new AmiBlockReader();
      reader.read(bytes(text));
      expect(reader.greeting.phase).toBe('foreign');
      expect(reader.read(bytes('Event: Hangup\r\n\r\n'))).toEqual([]);
    },
  );

  it('that never ends is refused', () => {
    const reader = new AmiBlockReader();
    reader.read(bytes('Asterisk Call Manager/'));
    expect(reader.greeting.phase).toBe('awaited');
    reader.read(bytes('9'.repeat(300)));
    expect(reader.greeting.phase).toBe('foreign');
  });
});

describe('messages', () => {
  it('are the same however the bytes are cut, letters of several bytes included', () => {
    const whole = bytes(
      'Event: Newchannel\r\nCallerIDName: Жанна 🦊\r\n\r\nEvent: Hangup\r\nCause: 16\r\n\r\n',
    );
    const expected = [
      { event: 'Newchannel', calleridname: 'Жанна 🦊' },
      { event: 'Hangup', cause: '16' },
    ];
    for (let size = 1; size <= whole.length; size += 1) {
      const reader = readerAfterGreeting();
      const blocks = [];
      for (let at = 0; at < whole.length; at += size)
        blocks.push(...reader.read(whole.subarray(at, at + size)));
      expect(plain(blocks)).toEqual(expected);
    }
  });

  it('are not born from line breaks inside a value', () => {
    const blocks = readerAfterGreeting().read(
      bytes('Event: VarSet\r\nValue: a\n\nEvent: Fake\nx: y\r\n\r\nEvent: Hangup\r\n\r\n'),
    );
    expect(plain(blocks)).toEqual([
      { event: 'VarSet', value: 'a\n\nEvent: Fake\nx: y' },
      { event: 'Hangup' },
    ]);
  });

  it('keep a repeated header as a list and an empty value as one', () => {
    const [block] = readerAfterGreeting().read(
      bytes('Event: E\r\nChanVariable: A=1\r\nChanVariable: B=2: 3\r\nExten: \r\nContext:\r\nCid:x\r\n\r\n'),
    );
    expect({ ...block }).toEqual({
      event: 'E',
      chanvariable: ['A=1', 'B=2: 3'],
      exten: '',
      context: '',
      cid: 'x',
    });
  });

  it('may have headers named like members of every object', () => {
    const [block = {}] = readerAfterGreeting().read(
      bytes('__proto__: a\r\nconstructor: b\r\nevent: c\r\n\r\n'),
    );
    expect(Object.getPrototypeOf(block)).toBeNull();
    expect(block['__proto__']).toBe('a');
    expect(block['constructor']).toBe('b');
    expect(block['tostring']).toBeUndefined();
  });

  it('lose lines that are no header, which are counted', () => {
    const reader = readerAfterGreeting();
    expect(plain(reader.read(bytes('rubbish\r\n: x\r\nEvent: Hangup\r\n\r\nmore\r\n\r\n\r\n\r\n')))).toEqual([
      { event: 'Hangup' },
    ]);
    expect(reader.dropped).toEqual({ oversizedMessages: 0, garbageLines: 3 });
  });
});

describe('answers to a command', () => {
  it('come as Output headers from Asterisk 14 on', () => {
    const [block] = readerAfterGreeting().read(
      bytes('Response: Success\r\nMessage: Command output follows\r\nOutput: a: b\r\nOutput:   c\r\n\r\n'),
    );
    expect(block?.['output']).toEqual(['a: b', '  c']);
  });

  it('come raw from older ones, blank lines included', () => {
    const [block] = readerAfterGreeting().read(
      bytes('Response: Follows\r\nActionID: 7\r\na: b\n\n c\n--END COMMAND--\r\n\r\n'),
    );
    expect({ ...block }).toEqual({ response: 'Follows', actionid: '7', output: ['a: b', '', ' c'] });
  });
});

describe('limits', () => {
  const limits = { lineLength: 100, messageBytes: 200 };
  const after = 'Event: Hangup\r\n\r\n';

  it.each([
    ['a long line', `Event: VarSet\r\nValue: ${'x'.repeat(120)}\r\n\r\n`],
    ['a long message', `Event: VarSet\r\n${`Value: ${'x'.repeat(50)}\r\n`.repeat(6)}\r\n`],
    ['a very long line', `Value: ${'x'.repeat(5000)}\r\n\r\n`],
  ])('drop %s, count it and read on', (_what, message) => {
    for (const size of [1, 3, 64, 10_000]) {
      const reader = readerAfterGreeting(limits);
      const whole = bytes(message + after);
      const blocks = [];
      for (let at = 0; at < whole.length; at += size)
        blocks.push(...reader.read(whole.subarray(at, at + size)));
      expect(plain(blocks)).toEqual([{ event: 'Hangup' }]);
      expect(reader.dropped.oversizedMessages).toBe(1);
    }
  });
});
