import { Radio, Stack } from '@mantine/core';
import type { Role } from '@planfix-asterisk/contracts';
import { roleSchema } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';

interface RoleChoiceProps {
  readonly value: Role;
  readonly onChange: (role: Role) => void;
  readonly isReadOnly?: boolean;
}

/** Each role with what it may do: nobody should have to guess. */
export function RoleChoice({ value, onChange, isReadOnly = false }: RoleChoiceProps) {
  const { t } = useTranslation();
  return (
    <Radio.Group label={t('people.role')} value={value} onChange={(role) => onChange(roleSchema.parse(role))}>
      <Stack gap="xs" mt="xs">
        {roleSchema.options.map((role) => (
          <Radio
            key={role}
            value={role}
            disabled={isReadOnly}
            label={t(`session.roles.${role}`)}
            description={t(`people.may.${role}`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
