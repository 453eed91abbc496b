import type { PbxOrders } from '@planfix-asterisk/click-to-call';

/** What people may ask of the worker. The composition hands it over, like `LiveStatus`. */
export interface LiveControl extends PbxOrders {
  /** Ends the link to a PBX node and makes it anew; false if there is no such node. Calls under way go on. */
  reconnect(node: string): Promise<boolean>;
}
