import type { VolumeFile } from './write-volumes.ts';

/** Bytes gathered before they leave the page's memory for the browser's. */
const PIECE = 4 * 1024 * 1024;

/** A file the browser keeps outside the page's memory, on disk when it gets large. */
export function blobFile(type: string): VolumeFile {
  const blobs: Blob[] = [];
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const flush = () => {
    if (pieces.length > 0) blobs.push(new Blob(pieces));
    pieces = [];
    bytes = 0;
  };
  return {
    write(piece) {
      pieces.push(piece as Uint8Array<ArrayBuffer>);
      bytes += piece.length;
      if (bytes >= PIECE) flush();
    },
    async done() {
      flush();
      return new Blob(blobs, { type });
    },
  };
}
