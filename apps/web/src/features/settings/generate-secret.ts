const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
/** FreePBX takes at most 50 letters. 32 of these are 186 bits. */
const length = 32;

/** Letters and digits only, none that look alike: no form and no configuration file stumbles over them. */
export function generateSecret(): string {
  let secret = '';
  while (secret.length < length) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    // Cut off where the letters would not come equally often.
    if (byte < letters.length * Math.floor(256 / letters.length))
      secret += letters.charAt(byte % letters.length);
  }
  return secret;
}
