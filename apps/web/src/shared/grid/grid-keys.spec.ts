import { describe, expect, it, vi } from 'vitest';
import { actOnKey } from './grid-keys.ts';

function press(key: string, activeIndex: number, modifiers: object = {}) {
  const actions = {
    rowCount: 100,
    activeIndex,
    rowsPerScreen: 20,
    onMove: vi.fn(),
    onOpen: vi.fn(),
    onToggle: vi.fn(),
    onToggleAll: vi.fn(),
  };
  const event = { key, altKey: false, ctrlKey: false, metaKey: false, ...modifiers };
  const isDone = actOnKey(event as KeyboardEvent, actions);
  return { isDone, ...actions };
}

describe('keys of a list', () => {
  it.each([
    ['ArrowDown', 5, 6],
    ['j', 5, 6],
    ['о', 5, 6],
    ['k', 5, 4],
    ['ArrowUp', 0, 0],
    ['PageDown', 90, 99],
    ['PageUp', 50, 30],
    ['Home', 50, 0],
    ['End', 5, 99],
    ['ArrowDown', -1, 0],
    ['ArrowUp', -1, 0],
    ['End', -1, 99],
  ])('%s moves from %i to %i', (key, from, to) => {
    expect(press(key, from).onMove).toHaveBeenCalledWith(to);
  });

  it('open and mark the row one is at', () => {
    expect(press('Enter', 3).onOpen).toHaveBeenCalledWith(3);
    expect(press(' ', 3).onToggle).toHaveBeenCalledWith(3);
    expect(press('a', 3, { ctrlKey: true }).onToggleAll).toHaveBeenCalledOnce();
  });

  it('leave the browser its own', () => {
    expect(press('Enter', -1).isDone).toBe(false);
    expect(press('ArrowDown', 3, { altKey: true }).isDone).toBe(false);
    expect(press('f', 3, { ctrlKey: true }).isDone).toBe(false);
    expect(press('q', 3).isDone).toBe(false);
  });
});
