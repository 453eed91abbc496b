import { Button, Group } from '@mantine/core';
import type { ReactNode, SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useShownSubmit } from './use-shown-submit.ts';

interface ItemFormProps {
  readonly onSubmit: () => Promise<void>;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** The dialog of one list item: "Done" puts it into the draft, Submit of the page saves. */
export function ItemForm({ onSubmit, onCancel, children }: ItemFormProps) {
  const { t } = useTranslation();
  const { form, submit } = useShownSubmit(() => onSubmit().then(() => false));
  const take = (event: SubmitEvent): void => {
    event.preventDefault();
    void submit();
  };
  return (
    <form ref={form} onSubmit={take} noValidate>
      {children}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onCancel}>
          {t('app.cancel')}
        </Button>
        <Button type="submit">{t('settings.done')}</Button>
      </Group>
    </form>
  );
}
