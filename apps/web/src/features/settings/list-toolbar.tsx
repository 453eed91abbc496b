import { Button, FileButton, Menu, TextInput } from '@mantine/core';
import { IconDownload, IconFileImport, IconFileSpreadsheet, IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../shared/save-file.ts';
import { useLanguage } from '../../shared/use-language.ts';
import { toCsv } from './csv.ts';
import type { ListKind } from './list-kind.ts';

interface ListToolbarProps<Item extends object> {
  readonly kind: ListKind<Item>;
  readonly items: readonly Item[];
  readonly isReadOnly: boolean;
  readonly sought: string;
  readonly onSearch: (text: string) => void;
  readonly onAdd: () => void;
  readonly onImport: () => void;
  readonly onCsv: (file: File) => void;
}

export function ListToolbar<Item extends object>(props: ListToolbarProps<Item>) {
  const { kind, items, isReadOnly, sought } = props;
  const { t } = useTranslation();
  // An empty list is best begun with what the PBX knows.
  const isImportFirst = items.length === 0 && kind.renderImport !== undefined;
  return (
    <>
      {!isReadOnly && (
        <Button
          variant={isImportFirst ? 'default' : 'filled'}
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={props.onAdd}
        >
          {t(`settings.add.${kind.page}`)}
        </Button>
      )}
      {!isReadOnly && kind.renderImport && (
        <Button
          variant={isImportFirst ? 'filled' : 'default'}
          leftSection={<IconFileImport size={16} aria-hidden />}
          onClick={props.onImport}
        >
          {t('settings.import.button')}
        </Button>
      )}
      {kind.csv && <CsvMenu {...props} csv={kind.csv} items={items} />}
      <TextInput
        type="search"
        aria-label={t('settings.search')}
        placeholder={t('settings.search')}
        value={sought}
        onChange={(event) => props.onSearch(event.currentTarget.value)}
      />
    </>
  );
}

interface CsvMenuProps<Item extends object> extends ListToolbarProps<Item> {
  readonly csv: NonNullable<ListKind<Item>['csv']>;
}

function CsvMenu<Item extends object>({ csv, items, isReadOnly, onCsv }: CsvMenuProps<Item>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const download = (): void =>
    saveFile(csv.fileName, toCsv(items, csv, language === 'ru' ? ';' : ','), 'text/csv;charset=utf-8');
  // Else a file that was corrected and is chosen again would be no change.
  const forgetFile = useRef<() => void>(null);
  const take = (file: File | null): void => {
    if (file) onCsv(file);
    forgetFile.current?.();
  };
  return (
    <FileButton accept=".csv,.txt,text/csv" resetRef={forgetFile} onChange={take}>
      {({ onClick: choose }) => (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="default" leftSection={<IconFileSpreadsheet size={16} aria-hidden />}>
              CSV
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconDownload size={16} aria-hidden />} onClick={download}>
              {t('settings.csv.download')}
            </Menu.Item>
            {!isReadOnly && (
              <Menu.Item leftSection={<IconFileImport size={16} aria-hidden />} onClick={choose}>
                {t('settings.csv.upload')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
    </FileButton>
  );
}
