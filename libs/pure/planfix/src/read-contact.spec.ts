import { expect, it } from 'vitest';
import { readContact } from './index.ts';

it.each([
  ['{"contact_name":" Anna ","responsible":103}', { name: 'Anna', responsible: '103' }],
  ['{"contact_name":"Anna","responsible":"103"}', { name: 'Anna', responsible: '103' }],
  ['{"contact_name":"Anna"}', { name: 'Anna', responsible: '' }],
  ['{"contact_name":null,"responsible":{"x":1}}', { name: '', responsible: '' }],
  ['{}', { name: '', responsible: '' }],
  ['', { name: '', responsible: '' }],
])('reads %s', (body, contact) => {
  expect(readContact(body)).toEqual(contact);
});

it.each(['<html></html>', '[]', 'null', '"Anna"', '{"contact_name":'])(
  'does not take %s for an answer',
  (body) => {
    expect(readContact(body)).toBeUndefined();
  },
);
