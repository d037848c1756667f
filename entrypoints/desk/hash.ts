/** SHA-256 of bytes as lower-case hex. */
export async function sha256Hex(content: Uint8Array): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', content as Uint8Array<ArrayBuffer>);
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** SHA-256 of a text's UTF-8 bytes. */
export function sha256Text(text: string): Promise<string> {
  return sha256Hex(new TextEncoder().encode(text));
}
