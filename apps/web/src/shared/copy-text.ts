/** The clipboard; on plain http the browser hides its interface, and marking a text is the way that is left. */
export async function copyText(text: string): Promise<boolean> {
  if (window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Not allowed by the browser's owner: the old way may be.
    }
  }
  return copyByMarking(text);
}

function copyByMarking(text: string): boolean {
  const before = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.body.append(area);
  area.select();
  const isCopied = callDocument('copy');
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  return isCopied;
}

/** `execCommand` is called out of date, but has no successor where the page came by plain http. */
function callDocument(command: string): boolean {
  const execute: unknown = Reflect.get(document, 'execCommand');
  return typeof execute === 'function' && Reflect.apply(execute, document, [command]) === true;
}
