import type { KeyboardEvent } from 'react';

export interface GridKeyActions {
  readonly rowCount: number;
  readonly activeIndex: number;
  readonly rowsPerScreen: number;
  readonly onMove: (index: number) => void;
  readonly onOpen: ((index: number) => void) | undefined;
  readonly onToggle: ((index: number) => void) | undefined;
  readonly onToggleAll: (() => void) | undefined;
}

type Move = (at: number, actions: GridKeyActions) => number;
const moves: Readonly<Record<string, Move>> = {
  ArrowDown: (at) => at + 1,
  j: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  k: (at) => at - 1,
  PageDown: (at, { rowsPerScreen }) => at + rowsPerScreen,
  PageUp: (at, { rowsPerScreen }) => at - rowsPerScreen,
  Home: () => 0,
  End: (_, { rowCount }) => rowCount - 1,
};
/** On a Russian keyboard the same keys give other letters. */
const sameKey: Readonly<Record<string, string>> = { о: 'j', л: 'k', щ: 'o' };

export const isMoveKey = ({ key }: { readonly key: string }): boolean =>
  Object.hasOwn(moves, sameKey[key] ?? key);

/** What a key does in a list. Returns whether it did anything, so that the browser does not scroll as well. */
export function actOnKey(event: KeyboardEvent | globalThis.KeyboardEvent, actions: GridKeyActions): boolean {
  const { rowCount, activeIndex } = actions;
  const key = sameKey[event.key] ?? event.key;
  if (event.altKey || event.metaKey || rowCount === 0) return false;
  if (event.ctrlKey) return key === 'a' && did(actions.onToggleAll);
  const move = moves[key];
  if (move) {
    const wanted = activeIndex < 0 ? (key === 'End' ? rowCount - 1 : 0) : move(activeIndex, actions);
    actions.onMove(Math.max(0, Math.min(rowCount - 1, wanted)));
    return true;
  }
  if (activeIndex < 0) return false;
  if (key === 'Enter' || key === 'o') return did(actions.onOpen, activeIndex);
  if (key === ' ' || key === 'x') return did(actions.onToggle, activeIndex);
  return false;
}

function did<Given extends unknown[]>(
  act: ((...given: Given) => void) | undefined,
  ...given: Given
): boolean {
  act?.(...given);
  return act !== undefined;
}
