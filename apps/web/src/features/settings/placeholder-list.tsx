import { Button, Group, Text } from '@mantine/core';
import { analyticsPlaceholders } from '@planfix-asterisk/contracts';
import { useTranslation } from 'react-i18next';

/** What may stand in braces; a click puts it at the end of the text. */
export function PlaceholderList({ onChosen }: { readonly onChosen: (placeholder: string) => void }) {
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={t('analytics.placeholders')}>
      <Text size="sm" my="xs">
        {t('analytics.placeholders')}
      </Text>
      <Group gap={6}>
        {analyticsPlaceholders.map((name) => (
          <Button key={name} size="compact-xs" variant="default" onClick={() => onChosen(`{${name}}`)}>
            {t(`analytics.placeholder.${name}`)}
          </Button>
        ))}
      </Group>
    </div>
  );
}
