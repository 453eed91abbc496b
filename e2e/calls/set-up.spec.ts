import { SimulatedPlanfix } from '@planfix-asterisk/testing';
import { setupCodeOf, startProduct } from '../product/running-product.ts';
import { expect, test } from '../product/test.ts';
import { WizardWalk } from '../product/wizard-walk.ts';

test.setTimeout(300_000);

/** Names as FreePBX keeps them. */
const names = { '101': 'Анна Петрова', '102': 'Boris' };

test('a new house is set up beside a real Asterisk, and a real call reaches PlanFix', async ({
  page,
  lab,
}) => {
  for (const [extension, name] of Object.entries(names)) {
    const Family = `AMPUSER/${extension}`;
    await lab.admin.perform({ Action: 'DBPut', Family, Key: 'cidname', Val: name });
    await lab.admin.perform({ Action: 'DBPut', Family, Key: 'cidnum', Val: extension });
  }
  const token = 'planfix-token-of-the-set-up';
  const planfix = new SimulatedPlanfix({ token });
  await planfix.start();
  const product = await startProduct({});
  const notes = {
    setupCode: setupCodeOf(product),
    planfix: { url: planfix.url, token },
    pbx: { port: lab.ami.port, secret: lab.ami.secret },
    publicUrl: 'https://pbx.example.com',
  };
  const walk = new WizardWalk(page);
  await walk.begin(product.url, notes);
  await walk.planfix(notes);
  await walk.goOn();

  await walk.isAt('PBX');
  await walk.pbx(notes);
  await expect(page.getByText(`Logged in. Asterisk ${lab.version}.`)).toBeVisible();
  await expect(page.getByText('write originate: present')).toBeVisible();
  await walk.goOn();

  await walk.isAt('Employees');
  await walk.importAll();
  const people = page.getByRole('grid', { name: 'Employees' });
  await expect(people.getByRole('row').filter({ hasText: 'Анна Петрова' })).toContainText('101');
  // 103 to 106 have a hint and no name.
  await expect(people.getByRole('row').filter({ hasText: '106' })).toBeVisible();
  await walk.goOn();

  await walk.isAt('Lines');
  await walk.importAll();
  await expect(page.getByRole('gridcell', { name: '74951234567', exact: true })).toBeVisible();
  await walk.goOn();

  await walk.isAt('Recordings');
  await page.getByRole('button', { name: 'Skip' }).click();

  await walk.isAt('Live test');
  await expect(page.getByText('Call in from your mobile now')).toBeVisible();
  await lab.phone('101').will('ring:1', 'answer', 'talk:20');
  const call = await lab.callIn('74951234567', { from: '79161234567', then: ['talk:2'] });
  await call.ended();
  await expect(page.getByText('Everything works')).toBeVisible();
  await page.getByRole('button', { name: 'Finish' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
  expect(planfix.violations).toEqual([]);

  await page.goto(`${product.url}/settings/trunks`);
  await page.getByRole('button', { name: 'Import from the PBX' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import from the PBX' });
  await expect(dialog.getByRole('checkbox', { name: 'carrier-1' })).toBeChecked();
  await expect(dialog.getByRole('checkbox', { name: '101' })).toHaveCount(0);

  await product.stop();
  await planfix.stop();
});
