import { buildWhatChanged } from './build-what-changed.mjs';
import { installDependencies } from './install-dependencies.mjs';
import { provideNode24 } from './provide-node-24.mjs';

/** Brings a fresh clone to where the product can run. @returns {Promise<{ node: string }>} the Node 24 to run it with */
export async function setUp({ build }) {
  await installDependencies();
  const node = await provideNode24();
  if (build) await buildWhatChanged(node);
  return { node };
}
