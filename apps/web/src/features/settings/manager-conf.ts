export interface ManagerUser {
  readonly username: string;
  readonly secret: string;
  /** Our address as the PBX sees it; empty while nobody knows. */
  readonly permit: string;
}

/** What the product uses of a manager user, and no more. */
export const managerRights = {
  read: ['call', 'agent', 'dialplan', 'cdr'],
  write: ['originate', 'reporting'],
} as const;
export const managerDeny = '0.0.0.0/0.0.0.0';
/** FreePBX suggests 100 ms, within which a remote client may not have read. */
export const managerWriteTimeoutMs = 5000;
/** What FreePBX's form takes at most. */
const freepbxLimits = { username: 15, secret: 50 } as const;

/** Events that fill the line and tell us nothing; every version of Asterisk knows this form of filter. */
const noise = [
  'Newexten',
  'MusicOnHold',
  'DeviceStateChange',
  'PresenceStateChange',
  'ExtensionStatus',
  'MessageWaiting',
  'QueueMemberStatus',
  'CEL',
];

export const permitOf = (address: string): string => {
  if (address === '') return '';
  return address.includes(':') ? `${address}/128` : `${address}/255.255.255.255`;
};

/** A user for manager_custom.conf, which FreePBX never overwrites, or manager.conf. */
export function managerConf({ username, secret, permit }: ManagerUser): string {
  return [
    `[${username}]`,
    `secret = ${secret}`,
    `deny = ${managerDeny}`,
    `permit = ${permit}`,
    `read = ${managerRights.read.join(',')}`,
    `write = ${managerRights.write.join(',')}`,
    `writetimeout = ${managerWriteTimeoutMs}`,
    `eventfilter = !Event: (${noise.join('|')})`,
    '',
  ].join('\n');
}

/** What FreePBX's form would cut off. */
export function tooLongForFreepbx(user: Pick<ManagerUser, 'username' | 'secret'>): ('username' | 'secret')[] {
  return (['username', 'secret'] as const).filter((name) => user[name].length > freepbxLimits[name]);
}
