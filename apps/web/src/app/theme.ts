import type { MantineColorsTuple } from '@mantine/core';
import { createTheme } from '@mantine/core';

/** FreePBX's light blue, made dark enough at the working end for white text to be read (WCAG AA). */
const sky: MantineColorsTuple = [
  '#ebf7ff',
  '#d7ebf9',
  '#b3d8f0',
  '#85bfe3',
  '#5aa5d5',
  '#358bc8',
  '#2479b5',
  '#1f6ea6',
  '#175784',
  '#0f3f61',
];

export const theme = createTheme({
  colors: { sky },
  primaryColor: 'sky',
  primaryShade: { light: 7, dark: 7 },
  fontFamily: '"Open Sans", "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  headings: { fontWeight: '700' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  // Mended for screen readers and contrast; by name, because importing them would put all into the first load.
  components: {
    // Inside the page's landmarks, and without a focus placeholder that is no menu item.
    Tooltip: { defaultProps: { withinPortal: false } },
    Menu: { defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false } },
    Notification: { styles: { description: { color: 'var(--mantine-color-dimmed)' } } },
    // Their header is no banner of the page.
    Drawer: { defaultProps: { attributes: { header: { role: 'none' } } } },
    Modal: { defaultProps: { attributes: { header: { role: 'none' } } } },
  },
});
