import { z } from 'zod';

/** One leader as the office keeps it. There is no built-in roster, and none ever leaves this machine. */
export const Leader = z.object({
  name: z.string().min(2).max(30),
  /** Posts as the office words them: 县委副书记、县长. Empty when it only wants the name and the order kept. */
  posts: z.array(z.string().min(2).max(60)).max(20),
  /** 1 comes first wherever several are named in a row. */
  order: z.int().min(1).max(10_000),
});
export type Leader = z.infer<typeof Leader>;

/** Several posts in one cell: 县委副书记、县长. */
export const postsOf = (cell: string): string[] => [
  ...new Set(
    cell
      .split(/[、，,;；\n]+/)
      .map((post) => post.replace(/\s+/g, ''))
      .filter((post) => post !== ''),
  ),
];
