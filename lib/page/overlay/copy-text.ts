/**
 * Copies by selection: `navigator.clipboard` is missing on http pages. The text area stands in the overlay's
 * own shadow root, so that a page that forbids copying does not see it.
 */
export function copyText(layer: HTMLElement, text: string): boolean {
  const document = layer.ownerDocument;
  const focused = (layer.getRootNode() as ShadowRoot).activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.style.cssText = 'position:fixed;top:0;left:0;width:1px;height:1px;opacity:0;';
  layer.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  if (focused) (focused as HTMLElement).focus({ preventScroll: true });
  return copied;
}
