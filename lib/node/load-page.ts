import { readFile } from 'node:fs/promises';

import { decodePage } from '../page/decode.ts';

export type LoadedPage = { ok: true; html: string; charset: string } | { ok: false; error: string };

/** A saved page from its bytes, whatever its charset. The error names no path: the caller does. */
export async function loadPage(path: string): Promise<LoadedPage> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return { ok: false, error: fileError(error) };
  }
  const decoded = decodePage(bytes);
  return decoded.ok ? { ok: true, html: decoded.text, charset: decoded.charset } : decoded;
}

/** Why a file could not be read, in one Chinese clause. */
export function fileError(error: unknown): string {
  const code = (error as { code?: string }).code;
  if (code === 'ENOENT') return '文件不存在';
  if (code === 'EISDIR') return '这是一个文件夹，不是文件';
  if (code === 'EACCES') return '没有读取权限';
  return `无法读取（${code ?? String(error)}）`;
}
