import { fromWallInput, toWallInput } from '@planfix-asterisk/contracts';
import { MultiSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { panelZone } from './format.ts';

interface TextFilterProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly maxLength: number;
  readonly onChange: (value: string | undefined) => void;
}

/** The address bar follows the typing after a breath. */
const typingPauseMs = 400;

/** The field's text follows the address bar when that changes by itself (Back, a link, Reset). */
function useDraft(outside: string) {
  const [draft, setDraft] = useState(outside);
  const [seen, setSeen] = useState(outside);
  if (outside !== seen) {
    setSeen(outside);
    setDraft(outside);
  }
  return [draft, setDraft] as const;
}

export function TextFilter({ label, value, maxLength, onChange }: TextFilterProps) {
  const [draft, setDraft] = useDraft(value ?? '');
  const tell = useDebouncedCallback((text: string) => onChange(text.trim() || undefined), typingPauseMs);
  return (
    <TextInput
      label={label}
      value={draft}
      maxLength={maxLength}
      onChange={(event) => {
        setDraft(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
    />
  );
}

interface TimeFilterProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}

/** Told when the field is left or Enter is pressed: half a date typed is a date of the year 2 to the browser. */
export function TimeFilter({ label, value, onChange }: TimeFilterProps) {
  const [draft, setDraft] = useDraft(toWallInput(value, panelZone()));
  const tell = (): void => {
    if (draft !== toWallInput(value, panelZone())) onChange(fromWallInput(draft, panelZone()));
  };
  return (
    <TextInput
      type="datetime-local"
      label={label}
      value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={tell}
      onKeyDown={(event) => event.key === 'Enter' && tell()}
    />
  );
}

interface ChoiceFilterProps<Item extends string> {
  readonly label: string;
  readonly items: readonly { readonly value: Item; readonly label: string }[];
  readonly value: readonly Item[] | undefined;
  readonly onChange: (value: Item[] | undefined) => void;
}

export function ChoiceFilter<Item extends string>({
  label,
  items,
  value,
  onChange,
}: ChoiceFilterProps<Item>) {
  const { t } = useTranslation();
  const chosen = value ?? [];
  return (
    <MultiSelect
      label={label}
      data={items}
      value={[...chosen]}
      placeholder={chosen.length === 0 ? t('filter.any') : ''}
      clearable
      onChange={(next) => {
        const list = items.map((item) => item.value).filter((item) => next.includes(item));
        onChange(list.length === 0 ? undefined : list);
      }}
    />
  );
}
