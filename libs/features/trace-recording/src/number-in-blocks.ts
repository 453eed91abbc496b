import type { AmiBlock } from '@planfix-asterisk/ami';
import { readChannelName } from '@planfix-asterisk/calls';

const numberHeaders = /(calleridnum|connectedlinenum|exten|callerid|dialstring)$/;
const channelHeaders = /channel$/;
/** Fewer digits are an extension and have to be the same; of a phone the end is enough, however its beginning is written. */
const shortestPhone = 7;
const tellingEnd = 10;

/** Whether an AMI event speaks of a phone number or an extension. */
export class NumberInBlocks {
  readonly #digits: string;

  constructor(number: string) {
    this.#digits = digitsOf(number);
  }

  isIn(block: AmiBlock): boolean {
    return Object.entries(block).some(([name, value]) => {
      const texts = typeof value === 'string' ? [value] : value;
      if (channelHeaders.test(name)) return texts.some((text) => this.#isEndpoint(text));
      return numberHeaders.test(name) && texts.some((text) => this.#isNumber(text));
    });
  }

  /** `PJSIP/101-0000000a`; a `Local` channel is nobody's phone. */
  #isEndpoint(channel: string): boolean {
    const name = readChannelName(channel);
    return name.kind === 'device' && this.#isNumber(name.endpoint);
  }

  #isNumber(text: string): boolean {
    const digits = digitsOf(text.split('@', 1)[0] ?? '');
    if (this.#digits.length < shortestPhone) return digits === this.#digits && /^[+\d]*$/.test(text);
    if (digits.length < shortestPhone) return false;
    return (
      digits.endsWith(this.#digits.slice(-tellingEnd)) || this.#digits.endsWith(digits.slice(-tellingEnd))
    );
  }
}

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');
