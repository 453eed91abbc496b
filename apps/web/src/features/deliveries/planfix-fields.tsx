import { Code, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** PlanFix's own names, as its help page has them, with their meaning where we know it. */
const knownFields = [
  'cmd',
  'type',
  'event',
  'phone',
  'diversion',
  'ext',
  'callid',
  'duration',
  'is_recorded',
  'status',
  'record_link',
  'is_temp',
] as const;

export function PlanfixFields({ fields }: { readonly fields: Readonly<Record<string, string>> }) {
  const { t } = useTranslation();
  if (Object.keys(fields).length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('attempt.contentDeleted')}
      </Text>
    );
  }
  return (
    <Table withTableBorder>
      <Table.Tbody>
        {Object.entries(fields).map(([name, value]) => {
          const known = knownFields.find((one) => one === name);
          return (
            <Table.Tr key={name}>
              <Table.Th scope="row" w="45%">
                <Code>{name}</Code>
                {known && (
                  <Text size="xs" c="dimmed" fw={400}>
                    {t(`planfixField.${known}`)}
                  </Text>
                )}
              </Table.Th>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
