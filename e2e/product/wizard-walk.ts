import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** What the admin has on paper before he begins. */
export interface Notes {
  readonly setupCode: string;
  readonly planfix: { readonly url: string; readonly token: string };
  readonly pbx: { readonly port: number; readonly secret: string };
  readonly publicUrl: string;
}

/** The way through the set-up wizard, as a person goes it in English. */
export class WizardWalk {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Opens the panel of a new house and makes the first account; the wizard comes by itself. */
  async begin(url: string, { setupCode }: Notes): Promise<void> {
    const page = this.#page;
    await page.goto(url);
    await page.getByLabel('Set-up code').fill(setupCode);
    await page.getByLabel('Password').fill('a-long-password-for-tests');
    await page.getByRole('button', { name: 'Make the administrator' }).click();
    await this.isAt('PlanFix');
  }

  async isAt(step: string): Promise<void> {
    await expect(this.#page.getByRole('heading', { level: 2, name: step, exact: true })).toBeVisible();
  }

  async goOn(): Promise<void> {
    await this.#page.getByRole('button', { name: /^(Save and go on|Go on)$/ }).click();
  }

  /** A step in the list of all, with how it stands. */
  step(name: string): Locator {
    return this.#page.getByRole('navigation', { name: 'Steps of the set-up' }).getByRole('link', { name });
  }

  /** The key that PlanFix must send us. */
  async planfix({ planfix, publicUrl }: Notes): Promise<string> {
    const page = this.#page;
    await page.getByLabel('Address for requests', { exact: true }).fill(planfix.url);
    await page.getByLabel('PlanFix token', { exact: true }).fill(planfix.token);
    await page.getByLabel('Address from outside', { exact: true }).fill(publicUrl);
    await expect(page.getByLabel('PBX address', { exact: true })).toHaveValue(`${publicUrl}/planfix`);
    return page.getByLabel('PBX key', { exact: true }).last().inputValue();
  }

  async pbx({ pbx }: Notes): Promise<void> {
    const page = this.#page;
    await page.getByLabel('Port', { exact: true }).fill(String(pbx.port));
    await page.getByLabel('Secret', { exact: true }).fill(pbx.secret);
    await page.getByLabel('Country', { exact: true }).fill('Russia');
    await page.getByRole('option', { name: 'Russia (RU)' }).click();
    await page.getByRole('button', { name: 'Check the PBX' }).click();
    await expect(page.getByText(/^Logged in\. Asterisk/)).toBeVisible();
  }

  /** Takes over all that the PBX suggests. */
  async importAll(): Promise<void> {
    const page = this.#page;
    await page.getByRole('button', { name: 'Import from the PBX' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import from the PBX' });
    await dialog.getByRole('button', { name: /^Take over/ }).click();
    await expect(dialog).toBeHidden();
  }
}
