import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface LoadMoreProps {
  readonly shown: number;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly onMore: () => void;
}

export function LoadMore({ shown, hasMore, isLoading, onMore }: LoadMoreProps) {
  const { t } = useTranslation();
  return (
    <Group justify="center" mt="md" gap="md">
      <Text size="sm" c="dimmed" role="status">
        {t('grid.shown', { count: shown })}
      </Text>
      {hasMore && (
        <Button variant="default" loading={isLoading} onClick={onMore}>
          {t('grid.more')}
        </Button>
      )}
    </Group>
  );
}
