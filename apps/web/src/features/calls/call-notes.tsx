import { Alert, Stack, Text } from '@mantine/core';
import type { CallNoteCode } from '@planfix-asterisk/calls';
import type { CallDetail } from '@planfix-asterisk/contracts';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isCallNoteCode } from '../../shared/codes.ts';
import { formatDateTime } from '../../shared/format.ts';
import { useLanguage } from '../../shared/use-language.ts';

/** These mean that something is missing in PlanFix that someone may look for. */
const worrying: ReadonlySet<CallNoteCode> = new Set<CallNoteCode>([
  'anonymous-not-sent',
  'extension-without-employee',
  'employee-switched-off',
  'nobody-rang',
  'line-switched-off',
  'click-refused',
  'click-phone-unreachable',
  'click-without-client',
]);

export function CallNotes({ notes }: { readonly notes: CallDetail['notes'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (notes.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('call.noNotes')}
      </Text>
    );
  }
  return (
    <Stack gap="xs">
      {notes.map((note) => {
        const code = isCallNoteCode(note.code) ? note.code : null;
        return (
          <Alert
            key={`${note.at} ${note.code} ${note.subject ?? ''}`}
            color={code !== null && worrying.has(code) ? 'orange' : 'sky'}
            icon={<IconInfoCircle aria-hidden />}
            title={code ? t(`note.${code}.title`, { subject: note.subject ?? '' }) : note.code}
          >
            {code && <Text size="sm">{t(`note.${code}.text`, { subject: note.subject ?? '' })}</Text>}
            <Text size="xs" c="dimmed" mt={4}>
              {formatDateTime(note.at, language)}
            </Text>
          </Alert>
        );
      })}
    </Stack>
  );
}
