import { expect, it } from 'vitest';
import { freshNode } from './node-schema.ts';
import { reconnectedNodes } from './reconnected-nodes.ts';

const second = { ...freshNode, name: 'second', host: '192.0.2.2' };

it.each([
  ['nothing', [freshNode, second], []],
  ['a new node', [freshNode, second, { ...freshNode, name: 'third' }], []],
  ['another port', [{ ...freshNode, port: 5039 }, second], ['main']],
  ['a new secret', [freshNode, { ...second, secret: 'new' }], ['second']],
  ['a node less', [freshNode], ['second']],
])('%s changed', (_, next, names) => expect(reconnectedNodes([freshNode, second], next)).toEqual(names));
