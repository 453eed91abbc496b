/**
 * Flags the product runs with. Young objects get 4 MB instead of 16: enough for a busy hour, and 50 MB less memory
 * (measured at rest: 158 MB instead of 207 MB).
 */
export const nodeFlags = ['--enable-source-maps', '--max-semi-space-size=4'];
