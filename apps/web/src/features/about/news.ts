declare global {
  interface ImportMetaEnv {
    readonly CHANGELOG_EN: string;
    readonly CHANGELOG_RU: string;
  }
}

/** The changelog that came with this panel, from its first version on; its links lead to files that are not here. */
export function newsIn(language: string): string {
  const text = language === 'ru' ? import.meta.env.CHANGELOG_RU : import.meta.env.CHANGELOG_EN;
  return text.slice(text.indexOf('\n## '));
}
