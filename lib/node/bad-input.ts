/** Input a command cannot work with: its message is one clear Chinese line, the exit code 2. */
export class BadInput extends Error {
  override name = 'BadInput';
}
