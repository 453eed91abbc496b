export { PlanfixAddressError, PlanfixHttp } from './planfix-http.ts';
export type { PlanfixHttpLog, PlanfixHttpOptions } from './planfix-http.ts';
