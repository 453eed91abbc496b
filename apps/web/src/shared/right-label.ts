import type { AmiRightName } from '@planfix-asterisk/contracts';

/** `read = call`: as manager.conf and FreePBX's form name it; no translation. */
export const rightLabel = (name: AmiRightName): string => name.replace('-', ' = ');
