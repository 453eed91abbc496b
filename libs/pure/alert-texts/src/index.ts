export { alertText, recoveredText } from './alert-text.ts';
export type { AlertLanguage, AlertText, TextedAlert } from './alert-text.ts';
