export { labRules } from '@planfix-asterisk/testing';
