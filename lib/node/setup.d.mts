/** Names of packages the lock file asks for and node_modules lacks. */
export function missingPackages(root?: string): string[];
/** Build the extension unless it is of these very sources; 0 when it stands. */
export function ensureBuild(browser?: 'chrome' | 'firefox', mode?: 'production' | 'e2e'): number;
