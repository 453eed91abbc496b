import { useTranslation } from 'react-i18next';

export const useLanguage = (): string => useTranslation().i18n.language;
