import type { CivilDate } from '../core/calendar/civil-date.ts';
import type { FreshnessState } from '../core/freshness/judge.ts';
import type { PageKind } from '../core/reading.ts';

/** One page of the model site, with what a reader must see on it. */
export interface DemoPage {
  url: string;
  title: string;
  kind: PageKind;
  html: string;
  /** What the bytes are in; `contentType` may say nothing of it. */
  charset: 'utf-8' | 'gbk';
  contentType: string;
  /** Response headers besides Content-Type. */
  headers: Record<string, string>;
  /** A file-safe name for screenshots. */
  name: string;
  expects: DemoExpectation;
}

interface DemoExpectation {
  /** True on the pages a walk stops at; the others exist so that no link leads nowhere. */
  stop: boolean;
  /** Column or account this page is the own page of, with its state. */
  state?: { targetId: string; state: FreshnessState; withScripts?: FreshnessState };
  /** What the rules of text must say here, in order of the page; nothing else may be said. */
  findings: { ruleId: string; exact: string }[];
  /** Publish date a reader sees by the title. */
  publishedOn?: CivilDate;
  /** A link slipped in by strangers and hidden from readers. */
  injected?: string;
}

/** A file a page of the model site asks for. */
export interface DemoAsset {
  url: string;
  body: string;
  contentType: string;
}
