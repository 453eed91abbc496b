import { useTranslation } from 'react-i18next';
import type en from '../i18n/en.json';

type SystemCode = keyof typeof en.systemError;

/** The code of the operating system in what a program says: `connect ECONNREFUSED 127.0.0.1:5038`. */
export function systemCodeIn(text: string, known: object): SystemCode | undefined {
  return text.match(/\bE[A-Z_]+\b/g)?.find((code): code is SystemCode => Object.hasOwn(known, code));
}

/** Programs and systems speak English. Where a code says what they mean it is said in words, with the original behind. */
export function useSystemWords(): (text: string) => string {
  const { t } = useTranslation();
  return (text) => {
    const code = systemCodeIn(text, t('systemError', { returnObjects: true }));
    return code === undefined ? text : `${t(`systemError.${code}`)} (${text})`;
  };
}
