export { checkNumberToDial } from './check-click.ts';
export { ClickDesk } from './click-desk.ts';
export type { PbxOrders } from './click-desk.ts';
export { ClickLine } from './click-line.ts';
