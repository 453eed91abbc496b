import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';

/** Tells that something was done. What failed is told where it was tried, so that it does not vanish. */
export function useToast(): (title: string, message: string) => void {
  const { t } = useTranslation();
  return (title, message) => {
    notifications.show({
      color: 'green.8',
      title,
      message,
      closeButtonProps: { 'aria-label': t('app.close') },
    });
  };
}
