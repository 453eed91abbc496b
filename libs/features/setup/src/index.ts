export { accessToTry } from './access-to-try.ts';
export { checkNumber } from './check-number.ts';
export { checkPlanfix } from './check-planfix.ts';
export { previewAnalytics } from './preview-analytics.ts';
export { testCall } from './test-call.ts';
export { suggest } from './suggest.ts';
export { SetupProgressBook } from './setup-progress-book.ts';
