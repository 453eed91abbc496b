interface Announcement {
  readonly url: string;
  readonly publicUrl: string | undefined;
  readonly setupCode: string | undefined;
}

/** Plain words for the person at the terminal, between the lines of the log. */
export function announce({ url, publicUrl, setupCode }: Announcement): void {
  const lines = [`planfix-asterisk is ready: ${url}`];
  if (publicUrl !== undefined) lines.push(`From outside:              ${publicUrl}`);
  if (setupCode !== undefined) {
    lines.push(
      '',
      'There is no administrator yet. Open the address above and enter',
      `the set-up code:           ${setupCode}`,
    );
  }
  process.stdout.write(`\n${lines.map((line) => `  ${line}`.trimEnd()).join('\n')}\n\n`);
}
