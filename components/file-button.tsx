interface Props {
  text: string;
  accept: string;
  disabled: boolean;
  onFile: (file: File) => void;
}

/** One file, chosen by a button. */
export function FileButton({ text, accept, disabled, onFile }: Props) {
  return (
    <label className="file-button">
      {text}
      <input
        type="file"
        accept={accept}
        disabled={disabled}
        onChange={(change) => {
          const file = change.target.files?.[0];
          if (file) onFile(file);
          // The same file, put right and chosen again, must be read again.
          change.target.value = '';
        }}
      />
    </label>
  );
}

/** Sheets we read, and those we name as not readable rather than grey out. */
export const SHEET_FILES = '.xlsx,.csv,.tsv,.txt,.xls,.et,.xlsm';
