import { ActionIcon, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHelp, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldKey } from './setting-places.ts';
import { useFieldAccess, useSettingsAccess } from './settings-access.ts';
import classes from './settings.module.css';

interface ControlProps {
  readonly id: string;
  /** Mantine ties a description to its control, so screen readers read the help with the field. */
  readonly description: ReactNode;
  readonly inputWrapperOrder: ('input' | 'error' | 'description')[];
}

const helpBelow: ControlProps['inputWrapperOrder'] = ['input', 'error', 'description'];

interface SettingRowProps {
  readonly field: FieldKey;
  /** What is allowed and probably not meant. */
  readonly warning?: string | undefined;
  readonly children: (control: ControlProps) => ReactNode;
}

/** FreePBX's row: the label with its "?" on the left, the control on the right, the help block below when asked for. */
export function SettingRow({ field, warning, children }: SettingRowProps) {
  const { t } = useTranslation();
  const id = useId();
  const [isHelpOpen, { toggle }] = useDisclosure(false);
  const { isLocked } = useFieldAccess(field);
  const { instanceFile } = useSettingsAccess();
  const label = t(`settings.fields.${field}.label`);
  const lock = t('settings.fieldLocked', { file: instanceFile ?? '' });
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
        {isLocked && (
          <Tooltip label={lock} multiline maw={320}>
            <IconLock size={16} role="img" aria-label={lock} tabIndex={0} />
          </Tooltip>
        )}
      </div>
      <div className={classes.control}>
        {children({
          id,
          description: (isHelpOpen || warning !== undefined) && (
            <>
              {warning !== undefined && (
                <span className={classes.warning} role="status">
                  {warning}
                </span>
              )}
              {isHelpOpen && t(`settings.fields.${field}.help`)}
            </>
          ),
          inputWrapperOrder: helpBelow,
        })}
      </div>
    </div>
  );
}
