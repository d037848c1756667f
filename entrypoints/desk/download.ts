/** Hands a file to the browser's own download; nothing but a click on a link is needed for that. */
export function download(bytes: Uint8Array<ArrayBuffer>, type: string, fileName: string): void {
  downloadBlob(new Blob([bytes], { type }), fileName);
}

export function downloadBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the blob after the click has returned; a minute is far beyond what it needs.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
