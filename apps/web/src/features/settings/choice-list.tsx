import { Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import classes from './choice-list.module.css';

interface ChoiceListProps {
  readonly label: string;
  readonly choices: readonly { readonly key: string; readonly text: string; readonly note: string }[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

const rowHeight = 52;

/** A scrolled list of check boxes; of thousands only those in view are drawn. */
export function ChoiceList({ label, choices, chosen, onChange }: ChoiceListProps) {
  const frame = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: choices.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const toggle = (key: string, isOn: boolean): void => {
    const next = new Set(chosen);
    if (isOn) next.add(key);
    else next.delete(key);
    onChange(next);
  };
  return (
    <div ref={frame} className={classes.frame} role="group" aria-label={label} tabIndex={0}>
      <div className={classes.rows} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const choice = choices[index];
          return choice ? (
            <div
              key={choice.key}
              ref={virtualizer.measureElement}
              data-index={index}
              className={classes.row}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Checkbox
                label={choice.text}
                description={choice.note}
                checked={chosen.has(choice.key)}
                onChange={(event) => toggle(choice.key, event.currentTarget.checked)}
              />
            </div>
          ) : null;
        })}
      </div>
    </div>
  );
}
