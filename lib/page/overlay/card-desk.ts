import type { Finding } from '../../core/finding.ts';
import type { Draft, FiledTicket, PageTicket, Result } from '../../core/page-result.ts';
import { focusOn, isConnected } from '../dom.ts';
import type { OverlayAbilities } from './abilities.ts';
import type { Dismissal } from './card-dismiss.ts';
import type { CardRequest } from './card-request.ts';
import type { Card, CardActs, CardModule } from './card-shapes.ts';
import type { ReportSubject } from './make-draft.ts';
import { type Box, boxOf, overlaps } from './page-box.ts';
import type { Scene } from './scene.ts';
import type { ReportWords } from './shapes.ts';
import { besideBox } from './tip.ts';

/** Typing is kept this long after the last key. */
const KEEP_AFTER_MS = 400;
/** A card with the number of its ticket in it, CSS pixels. */
const CARD_GROWS_TO = 330;
/** Where a mark is scrolled to when the card has no other room. */
const MARK_TOP = 12;

export interface CardDeskActs {
  filed(subject: ReportSubject, ticket: { id: string; number: string }, exact: string | undefined): void;
  /** Findings go from the page at once; answers which they were, for the undo. */
  putAway(findingIds: readonly string[]): readonly Finding[];
  bringBack(findings: readonly Finding[]): void;
  /** Findings of the page now by one rule. */
  byRule(ruleId: string): readonly Finding[];
  /** The card was closed over words not yet filed; null when they are dropped. */
  put(draft: Draft | null): void;
  /** An ability failed: was the extension replaced under us? */
  failed(): void;
  /** Nobody sits here by name: the one form of a volunteer. */
  isVolunteer(): boolean;
  /** Tickets filed for the page already, newest first. */
  filedHere(): readonly PageTicket[];
  step?: ((by: 1 | -1) => void) | undefined;
  /** The panel, or 我报的 where a volunteer sits. */
  openPanel(): void;
}

export interface CardDesk {
  open(request: CardRequest): Promise<void>;
  close(): void;
  place(): void;
  isOpen(): boolean;
  /** Words typed and neither filed nor dropped. */
  hasTyped(): boolean;
  orphaned(sentence: string): void;
}

/** One card at a time: opens it, places it, keeps what is typed, files and ignores. */
export function makeCardDesk(
  view: Window & typeof globalThis,
  scene: () => Scene | null,
  abilities: OverlayAbilities,
  acts: CardDeskActs,
): CardDesk {
  const { document } = view;
  const typed = new Map<string, ReportWords>();
  let open: { card: Card; request: CardRequest; key: string; back: Element | null; at: Box | null } | null =
    null;
  /** The card grows by an error or its form: it must not grow out of the window. */
  const sizes = new view.ResizeObserver(place);
  /** Came with the card that is or was open. */
  let code: CardModule | null = null;
  let keepTimer = 0;
  let asked = 0;

  function keyOf(about: ReportSubject): string {
    if ('finding' in about) return about.finding.id;
    return 'span' in about ? `${about.span.start}-${about.span.end}` : 'page';
  }

  /** Of the reading the card was opened on: the page may have moved to another address under it. */
  const addressOf = ({ ground }: CardRequest): string => ground?.reading.url ?? document.URL;

  function draftOf({ ground, about }: CardRequest, words: ReportWords): Draft | null {
    return ground && code ? code.makeDraft(ground, about, words) : null;
  }

  function keep(request: CardRequest, words: ReportWords | null): void {
    const key = keyOf(request.about);
    if (words) typed.set(key, words);
    else {
      typed.delete(key);
      acts.put(null);
    }
    view.clearTimeout(keepTimer);
    keepTimer = view.setTimeout(
      async () => {
        const draft = words ? draftOf(request, words) : null;
        const answer = await abilities.saveDraft(draft, addressOf(request));
        if (!answer.ok) acts.failed();
      },
      words ? KEEP_AFTER_MS : 0,
    );
  }

  async function file(request: CardRequest, words: ReportWords): Promise<Result<FiledTicket>> {
    const draft = draftOf(request, words);
    if (!draft) return { ok: false, error: '本页还没有读完，请稍候再提交。' };
    // A save still on its way must not arrive after the ticket and bring the draft back.
    view.clearTimeout(keepTimer);
    const answer = await abilities.file(draft);
    if (answer.ok) acts.filed(request.about, answer.value, draft.selection?.exact);
    else acts.failed();
    return answer;
  }

  /** The findings of the page that one act concerns. */
  async function dismiss(
    { id, ruleId }: Finding,
    how: Dismissal,
    reason: string,
    on: boolean,
    url: string,
  ): Promise<Result<readonly string[]>> {
    if (how === '此词放行') {
      const answer = await abilities.letPass(id, reason, on, url);
      return answer.ok ? { ok: true, value: answer.value.findingIds } : answer;
    }
    if (how === '停用规则') {
      const ids = acts.byRule(ruleId).map((finding) => finding.id);
      const answer = await abilities.switchRule(ruleId, reason, !on, url);
      return answer.ok ? { ok: true, value: ids } : answer;
    }
    const answer = await abilities.ignore(id, reason, on, url);
    return answer.ok ? { ok: true, value: [id] } : answer;
  }

  function actsOf(request: CardRequest): CardActs {
    let gone: readonly Finding[] = [];
    return {
      file: (words) => file(request, words),
      async dismiss(how, reason, on) {
        if (!('finding' in request.about)) return { ok: false, error: '只有检查出的问题可以这样做。' };
        const answer = await dismiss(request.about.finding, how, reason, on, addressOf(request));
        if (!answer.ok) acts.failed();
        else if (on) gone = acts.putAway(answer.value);
        else acts.bringBack(gone);
        return answer.ok ? { ok: true, value: null } : answer;
      },
      typed: (words) => keep(request, words),
      copy: async (text) => {
        const layer = scene()?.host.windowLayer;
        return layer && code ? code.copyText(layer, text) : false;
      },
      openReceipt: abilities.openReceipt,
      ...(request.shown.kind === 'finding' || request.shown.kind === 'ticket' ? { step: acts.step } : {}),
      openPanel: acts.openPanel,
      close,
    };
  }

  function place(): void {
    const element = open?.card.element;
    if (!open || !element || !scene()) return;
    // A mark put away leaves its card where it stood: the undo is looked for there.
    const box = open.request.where() ?? open.at;
    open.at = box;
    const wanted = box ?? {
      left: view.innerWidth - 400,
      right: view.innerWidth - 12,
      top: view.innerHeight - 60,
      bottom: view.innerHeight - 60,
    };
    // A mark scrolled away does not take a half-written form with it.
    if (box && (box.bottom < 0 || box.top > view.innerHeight) && element.style.left !== '') return;
    const { left, top } = besideBox(
      document,
      wanted,
      element.offsetWidth,
      element.offsetHeight,
      6,
      CARD_GROWS_TO,
    );
    element.style.left = `${left}px`;
    element.style.top = `${top}px`;
  }

  /** In a small window the card would cover its own mark: the page is scrolled until the mark is above it. */
  function makeRoom(box: Box | null, element: HTMLElement): void {
    if (!box || !overlaps(box, boxOf(element.getBoundingClientRect()))) return;
    view.scrollBy({ top: box.top - MARK_TOP, behavior: 'instant' });
    place();
  }

  function close(): void {
    asked++;
    if (!open) return;
    const { card, back, request, key } = open;
    const words = typed.get(key);
    open = null;
    card.element.remove();
    sizes.disconnect();
    const draft = words && draftOf(request, words);
    if (draft) acts.put(draft);
    if (back instanceof view.HTMLElement && isConnected(back)) focusOn(back, { preventScroll: true });
  }

  return {
    async open(request) {
      const mine = ++asked;
      const module = await abilities.loadCard();
      const current = scene();
      if (mine !== asked || !current) return;
      if (!module) {
        current.strip.warn('卡片没有打开，请刷新页面再试。');
        acts.failed();
        return;
      }
      code = module;
      const back =
        open?.back ??
        (current.host.windowLayer.getRootNode() as ShadowRoot).activeElement ??
        document.activeElement;
      open?.card.element.remove();
      sizes.disconnect();
      const key = keyOf(request.about);
      const words = request.words ?? typed.get(key);
      current.host.dress(module.styles);
      const card = module.buildCard({
        document,
        subject: request.shown,
        volunteer: acts.isVolunteer(),
        tickets: acts.filedHere(),
        acts: actsOf(request),
        ...(words ? { words } : {}),
      });
      open = { card, request, key, back, at: null };
      current.hideHovers();
      current.host.windowLayer.append(card.element);
      sizes.observe(card.element);
      place();
      makeRoom(request.where(), card.element);
      card.focus();
      if (!abilities.alive()) acts.failed();
    },
    close,
    place,
    isOpen: () => open !== null,
    hasTyped: () => open !== null && typed.has(open.key),
    orphaned: (sentence) => open?.card.orphaned(sentence),
  };
}
