const PRIVATE =
  /^(?:localhost|[^.:]+|.*\.(?:local|lan|internal|intranet|home)|(?:127|10|0)(?:\.\d+){3}|(?:192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\.\d+\.\d+|\[.*\])$/i;

/**
 * A name or number of an office network or of this machine: a page of the open web must not have us knock there.
 *
 * @param host host name, with or without port
 * @example isPrivateHost('192.168.1.1:8080') === true
 */
export function isPrivateHost(host: string): boolean {
  const name = host.startsWith('[') ? host.replace(/\]:\d+$/, ']') : host.replace(/:\d+$/, '');
  return PRIVATE.test(name);
}
