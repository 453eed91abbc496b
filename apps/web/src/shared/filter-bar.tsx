import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFilter, IconFilterOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './filter-bar.module.css';

interface FilterBarProps {
  readonly active: number;
  readonly onClear: () => void;
  readonly children: ReactNode;
}

/** On a phone the filters wait behind a button, so that the list is what one sees first. */
export function FilterBar({ active, onClear, children }: FilterBarProps) {
  const { t } = useTranslation();
  const [isOpen, { toggle }] = useDisclosure(false);
  const id = useId();
  return (
    <search aria-label={t('filter.title')}>
      <Group className={classes.toggle} mb="xs">
        <Button
          variant="default"
          leftSection={<IconFilter size={16} aria-hidden />}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={toggle}
        >
          {active === 0 ? t('filter.title') : t('filter.titleActive', { count: active })}
        </Button>
      </Group>
      <div id={id} className={classes.fields} data-open={isOpen || undefined}>
        {children}
        {active > 0 && (
          <Button variant="subtle" leftSection={<IconFilterOff size={16} aria-hidden />} onClick={onClear}>
            {t('filter.clear')}
          </Button>
        )}
      </div>
    </search>
  );
}
