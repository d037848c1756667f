/** What Vite makes of `import.meta.glob`, as far as core uses it: core is compiled without Vite's own types. */
interface ImportMeta {
  glob<T>(patterns: readonly string[], options: { eager: true; import: string }): Record<string, T>;
}
