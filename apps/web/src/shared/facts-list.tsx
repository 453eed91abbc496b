import type { ReactNode } from 'react';
import classes from './facts-list.module.css';

interface FactsListProps {
  readonly facts: readonly { readonly label: string; readonly value: ReactNode }[];
}

export function FactsList({ facts }: FactsListProps) {
  return (
    <dl className={classes.list}>
      {facts.map(({ label, value }) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd>{value === '' || value === null ? '—' : value}</dd>
        </div>
      ))}
    </dl>
  );
}
