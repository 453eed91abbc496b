import { createElement } from 'react';
import { useTranslation } from 'react-i18next';
import { UndoMessage } from './undo-message.tsx';

/** Long enough to read what was done and to think again. */
const undoMs = 12_000;

/** Tells that something was done, and lets it be undone. What failed is told where it was tried, so that it does not vanish. */
export function useToast(): (title: string, message: string, onUndo?: () => void) => void {
  const { t } = useTranslation();
  return (title, message, onUndo) => void show(title, message, onUndo);

  async function show(title: string, message: string, onUndo?: () => void): Promise<void> {
    const { notifications } = await import('@mantine/notifications');
    const undo = (): void => {
      notifications.hide(id);
      onUndo?.();
    };
    const id = notifications.show({
      color: 'green.8',
      title,
      message: onUndo ? createElement(UndoMessage, { message, label: t('app.undo'), onUndo: undo }) : message,
      autoClose: onUndo ? undoMs : undefined,
      closeButtonProps: { 'aria-label': t('app.close') },
    });
  }
}
