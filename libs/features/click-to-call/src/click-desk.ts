import type { ClickOrder, ClickOutcome, ClickTest, PhoneAnswer } from '@planfix-asterisk/contracts';
import { checkClick } from './check-click.ts';
import type { ClickSettings } from './check-click.ts';

/** The workers, wherever they run. */
export interface PbxOrders {
  hasPhone(node: string, phone: Pick<ClickOrder, 'extension' | 'devices'>): Promise<PhoneAnswer>;
  call(node: string, order: ClickOrder): Promise<ClickOutcome>;
}

export interface ClickDeskParts {
  readonly settings: () => ClickSettings & { readonly ami: readonly { readonly name: string }[] };
  readonly pbx: PbxOrders;
}

type Found = { readonly node: string } | { readonly status: 'unknown-phone' | 'not-connected' };

/** Takes the order to call a client for an employee, and gives it to the PBX that has the employee's phone. */
export class ClickDesk {
  readonly #parts: ClickDeskParts;

  constructor(parts: ClickDeskParts) {
    this.#parts = parts;
  }

  async makeCall(click: { from: string; to: string }): Promise<ClickTest> {
    const checked = checkClick(this.#parts.settings(), click);
    if (checked.status !== 'ready') return answered({ status: checked.status });
    const { employee, number, dialled } = checked;
    const order = { extension: employee.extension, devices: employee.devices ?? [], number, dialled };
    const found = await this.#findNode(order);
    if ('status' in found) return answered({ ...found, dialled });
    const outcome = await this.#parts.pbx.call(found.node, order);
    return answered({ ...outcome, node: found.node, dialled });
  }

  /** Of one node nothing need be known; of several the one that has a phone of the employee is asked. */
  async #findNode(order: ClickOrder): Promise<Found> {
    const { pbx, settings } = this.#parts;
    const [first, ...others] = settings().ami;
    if (first === undefined) return { status: 'not-connected' };
    if (others.length === 0) return { node: first.name };
    const answers = await Promise.all(
      [first, ...others].map(async ({ name }) => ({ node: name, has: await pbx.hasPhone(name, order) })),
    );
    const found = answers.find(({ has }) => has === 'yes');
    if (found !== undefined) return { node: found.node };
    return { status: answers.some(({ has }) => has === 'not-connected') ? 'not-connected' : 'unknown-phone' };
  }
}

function answered(outcome: Partial<ClickTest> & Pick<ClickTest, 'status'>): ClickTest {
  return { callId: null, message: null, node: null, dialled: null, ...outcome };
}
