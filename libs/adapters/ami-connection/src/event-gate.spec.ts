import { expect, it } from 'vitest';
import { EventGate } from './event-gate.ts';

function gateWithEar(): { gate: EventGate; told: unknown[] } {
  const told: unknown[] = [];
  const gate = new EventGate({
    onReady: (snapshot) => told.push(['ready', snapshot.at]),
    onBlock: (block, receivedAt) => told.push([block['event'], receivedAt]),
    onLost: (at) => told.push(['lost', at]),
    onStatus: () => undefined,
  });
  return { gate, told };
}
const snapshot = { channels: [], bridges: [], isComplete: true, at: 10 };

it('events before the snapshot are told after it, with the times of their arrival and in order', () => {
  const { gate, told } = gateWithEar();
  gate.pass({ event: 'A' }, 11);
  gate.pass({ event: 'B' }, 12);
  gate.open(snapshot);
  gate.pass({ event: 'C' }, 13);
  gate.close(14);
  gate.pass({ event: 'late' }, 15);
  expect(told).toEqual([
    ['ready', 10],
    ['A', 11],
    ['B', 12],
    ['C', 13],
    ['lost', 14],
  ]);
});

it('the snapshot is never younger than the events told after it', () => {
  const { gate, told } = gateWithEar();
  gate.pass({ event: 'A' }, 9);
  gate.open(snapshot);
  expect(told).toEqual([
    ['ready', 9],
    ['A', 9],
  ]);
});

it('a link that never was ready is not lost', () => {
  const { gate, told } = gateWithEar();
  gate.pass({ event: 'A' }, 9);
  gate.close(10);
  expect(told).toEqual([]);
});
