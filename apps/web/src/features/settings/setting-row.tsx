import { ActionIcon } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHelp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type en from '../../i18n/en.json';
import classes from './settings.module.css';

export type FieldKey = keyof typeof en.settings.fields;

interface ControlProps {
  readonly id: string;
  /** Mantine ties a description to its control, so screen readers read the help with the field. */
  readonly description: ReactNode;
  readonly inputWrapperOrder: ('input' | 'error' | 'description')[];
}

const helpBelow: ControlProps['inputWrapperOrder'] = ['input', 'error', 'description'];

interface SettingRowProps {
  readonly field: FieldKey;
  readonly children: (control: ControlProps) => ReactNode;
}

/** FreePBX's row: the label with its "?" on the left, the control on the right, the help block below when asked for. */
export function SettingRow({ field, children }: SettingRowProps) {
  const { t } = useTranslation();
  const id = useId();
  const [isHelpOpen, { toggle }] = useDisclosure(false);
  const label = t(`settings.fields.${field}.label`);
  return (
    <div className={classes.row}>
      <div className={classes.label}>
        <label htmlFor={id}>{label}</label>
        <ActionIcon
          variant="subtle"
          size="sm"
          radius="xl"
          aria-expanded={isHelpOpen}
          aria-label={t('settings.helpOn', { field: label })}
          onClick={toggle}
        >
          <IconHelp size={18} aria-hidden />
        </ActionIcon>
      </div>
      <div className={classes.control}>
        {children({
          id,
          description: isHelpOpen ? t(`settings.fields.${field}.help`) : null,
          inputWrapperOrder: helpBelow,
        })}
      </div>
    </div>
  );
}
