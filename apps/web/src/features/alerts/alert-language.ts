import type { AlertLanguage } from '@planfix-asterisk/alert-texts';

export const asAlertLanguage = (language: string): AlertLanguage => (language === 'ru' ? 'ru' : 'en');
