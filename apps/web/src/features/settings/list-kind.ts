import type { ReactNode } from 'react';
import type { GridColumn } from '../../shared/grid/grid-column.ts';
import type { CsvShape } from './csv.ts';
import type { SettingsPageName } from './settings-pages.ts';
import type { FormBarProps } from './submit-bar.tsx';
import type { SectionValues } from './use-save-sections.ts';

export type ListPageName = Extract<SettingsPageName, 'ami' | 'employees' | 'lines' | 'trunks' | 'analytics'>;

export interface ItemDialogProps<Item> {
  readonly item: Item | null;
  /** Keys of the other items; two of the same are refused. */
  readonly taken: readonly string[];
  readonly others: readonly Item[];
  readonly onDone: (item: Item) => void;
  readonly onCancel: () => void;
}

export interface ImportProps<Item> {
  readonly items: readonly Item[];
  readonly onDone: (items: readonly Item[]) => void;
  readonly onCancel: () => void;
}

/** A change to all marked items at once. */
export interface BulkChange<Item> {
  readonly id: string;
  readonly label: string;
  readonly apply: (item: Item) => Item;
}

/** What makes one list of the settings differ from the others. */
export interface ListKind<Item> {
  readonly page: ListPageName;
  readonly keyOf: (item: Item) => string;
  readonly columns: readonly GridColumn<Item>[];
  readonly renderDialog: (props: ItemDialogProps<Item>) => ReactNode;
  readonly csv?: CsvShape<Item>;
  readonly bulk?: readonly BulkChange<Item>[];
  /** Import from the PBX. */
  readonly renderImport?: (props: ImportProps<Item>) => ReactNode;
  /** Above the rows and below them, about the draft as it stands. */
  readonly renderNotice?: (items: readonly Item[], change: (items: readonly Item[]) => void) => ReactNode;
  readonly renderBelow?: (items: readonly Item[]) => ReactNode;
  /** What is changed on this page in another section, saved and taken back together with the list. */
  readonly alongside?: {
    /** Nothing in it: nothing to save. */
    readonly valuesFor: (items: readonly Item[]) => SectionValues;
    readonly forget: () => void;
  };
  /** As the section is stored; the list itself if left out. */
  readonly toStored?: (items: readonly Item[]) => unknown;
  /** In the place of the usual bar: around it, or with more to say. */
  readonly renderBar?: (bar: FormBarProps, items: readonly Item[]) => ReactNode;
  /** What submitting this draft does at once beyond saving. */
  readonly consequenceOf?: (items: readonly Item[]) => string | undefined;
}
