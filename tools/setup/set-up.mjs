import { buildWhatChanged } from './build-what-changed.mjs';
import { installDependencies } from './install-dependencies.mjs';
import { provideNode24 } from './provide-node-24.mjs';

/** What `npm start` runs. */
export const theProduct = ['panel', 'standalone'];

/** Brings a fresh clone to where these apps can run. @returns {Promise<{ node: string }>} the Node 24 to run it with */
export async function setUp({ build }) {
  await installDependencies();
  const node = await provideNode24();
  await buildWhatChanged(node, build);
  return { node };
}
