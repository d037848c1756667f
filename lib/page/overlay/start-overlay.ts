import type { Draft } from '../../core/page-result.ts';
import type { Overlay, OverlayAbilities } from './abilities.ts';
import { type BadgeAnchor, findBadgeAnchors, sameAnchors } from './badge-anchors.ts';
import { makeCardDesk } from './card-desk.ts';
import type { CardRequest } from './card-request.ts';
import { changeFacts } from './change-facts.ts';
import { MOST_LIVE } from './find-quote.ts';
import { watchKeys } from './keys.ts';
import { makeMarks, type SubjectMark } from './make-marks.ts';
import type { PageRead } from './page-ground.ts';
import { makePageLoop } from './page-loop.ts';
import { makePictures } from './pictures.ts';
import { ruleTitleOf } from './rule-title.ts';
import { makeScene, type Scene } from './scene.ts';
import { stayInPage } from './stay-in-page.ts';
import { columnsShown, stripModel } from './strip-model.ts';
import { walkColumns } from './walk-columns.ts';
import { walkMarks } from './walk-marks.ts';
import { type PageWatch, watchPage } from './watch-page.ts';

/**
 * Reads the page, asks for its findings and paints them; the page's own document is never changed. Everything
 * that needs the extension comes in `abilities`.
 */
export function startOverlay(document: Document, url: string, abilities: OverlayAbilities): Overlay {
  const view = document.defaultView as (Window & typeof globalThis) | null;
  if (!view) throw new Error('The overlay needs a document that is shown in a window');

  let scene: Scene | null = null;
  let watch: PageWatch | null = null;
  let anchors: BadgeAnchor[] = [];
  let anchorsLeftOut = 0;
  /** The reader asked to see marks on a host where they are off. */
  let insisted = false;

  const { hostTouched, checkAlive, trouble } = stayInPage(document, {
    scene: () => scene,
    desk: () => desk,
    alive: abilities.alive,
    hide,
  });
  const loop = makePageLoop(view, url, abilities, {
    isShown: () => scene !== null,
    gathered: (roots) => watch?.watch(roots),
    changed() {
      if (loop.facts.result?.marksOff && !insisted) hide();
      findAnchors();
      render();
    },
    found: (words, findings) => walk.addMarks(makeMarks(words, findings, [], MOST_LIVE).marks),
    failed: checkAlive,
  });
  const { facts } = loop;
  const walk = walkMarks(() => scene, openMark);
  const columnWalk = walkColumns(() => scene);
  const desk = makeCardDesk(view, () => scene, abilities, {
    ...changeFacts(loop, render),
    failed: checkAlive,
    isVolunteer: () => facts.volunteer,
    filedHere: () => facts.result?.tickets ?? [],
    step: (by) => walk.step(by, true),
    openPanel: () => void openPanel(),
  });

  function openCard(card: Omit<CardRequest, 'ground'>): void {
    const { read, result } = facts;
    const ground = read && { reading: read.reading, findings: result?.findings ?? [] };
    void desk.open({ ...card, ground });
  }
  function openMark(mark: SubjectMark): void {
    walk.setCurrent(mark.id);
    const { finding, ticket } = mark;
    const where = () => walk.boxOf(mark.id);
    if (finding) openFinding(finding.id, where);
    else if (ticket) openCard({ shown: { kind: 'ticket', ticket }, about: { page: true }, where });
  }
  function openFinding(id: string, where = () => walk.boxOf(id)): void {
    const finding = facts.result?.findings.find((one) => one.id === id);
    if (!finding) return;
    const ticket = facts.result?.tickets.find((one) => one.findingId === id);
    const ruleTitle = ruleTitleOf(facts.result, finding);
    openCard({ shown: { kind: 'finding', finding, ruleTitle, ticket }, about: { finding }, where });
  }
  function goTo(id: string): void {
    if (!walk.goTo(id)) openFinding(id);
  }

  function findAnchors(): void {
    if (!scene || !facts.result) return;
    const found = findBadgeAnchors(document, facts.result.columns, loop.address());
    anchorsLeftOut = found.leftOut;
    if (sameAnchors(found.anchors, anchors)) return;
    anchors = found.anchors;
    scene.showBadges(anchors);
  }

  function render(): void {
    if (!scene) return;
    const { read, result } = facts;
    const made = makeMarks(read?.pageText ?? null, result?.findings ?? [], result?.tickets ?? []);
    walk.setMarks(made.marks, made.unplaced, result);
    scene.strip.show(
      stripModel({
        state: facts.state,
        reason: facts.reason,
        result,
        marks: made.marks,
        anchors,
        hasDraft: facts.draft !== null && !desk.isOpen(),
        anchorsLeftOut,
        marksLeftOut: scene.leftOut(),
        volunteer: facts.volunteer,
        restless: watch?.restless() ?? 0,
        missed: watch?.missed() ?? [],
      }),
    );
  }

  async function openPanel(): Promise<void> {
    const open = facts.volunteer && abilities.openReceipt ? abilities.openReceipt : abilities.openPanel;
    const answer = await open();
    if (answer.ok) return;
    scene?.strip.warn(answer.error);
    checkAlive();
  }

  function show(): void {
    if (scene || !view) return;
    anchors = [];
    scene = makeScene(view, {
      next: (key, by) => walk.next(key, by, columnsShown(facts.result, anchors), goTo),
      columns: abilities.columns,
      async loadForm() {
        const card = await abilities.loadCard();
        if (card) scene?.host.dress(card.styles);
        return card?.buildColumnForm ?? null;
      },
      today: () => abilities.now().slice(0, 10),
      step: (by) => walk.step(by, desk.isOpen()),
      openFinding: goTo,
      openMark,
      pressBadge(column, box) {
        const finding = facts.result?.findings.find(({ where }) => where.columnId === column.targetId);
        if (finding) openFinding(finding.id, () => box);
        return finding !== undefined;
      },
      placed: desk.place,
      isBusy: desk.isOpen,
      openPanel: () => void openPanel(),
      hideAll: () => setVisible(false),
      reread: () => void loop.readAgain(true),
      report: () => void report(),
      resumeDraft: () => void report(facts.draft ?? undefined),
      reload: () => view.location.reload(),
    });
    watch = watchPage(view, {
      changed: () => void loop.readAgain(false),
      rewritten: walk.dropStale,
      added: (nodes) => void loop.readAdded(nodes),
      moved: () => scene?.request('layout'),
      stopped: render,
      hostTouched,
      host: scene.host.element,
      closedShadow: abilities.closedShadow,
    });
    void loop.readAgain(true);
  }

  function hide(): void {
    loop.cancel();
    desk.close();
    watch?.stop();
    watch = null;
    scene?.dispose();
    scene = null;
  }

  function setVisible(on: boolean): void {
    insisted = on;
    if (on) show();
    else hide();
  }

  async function report(from?: Draft): Promise<void> {
    if (!scene) setVisible(true);
    const code = await abilities.loadCard();
    const requestOf = (read: PageRead | null) =>
      read && code
        ? code.reportRequest(document, read, read === facts.read ? facts.result : null, from)
        : null;
    let request = requestOf(facts.read ?? (await loop.readNow()));
    if (request?.isStale) request = requestOf(await loop.readNow());
    if (request) await desk.open(request.card);
    else scene?.strip.warn('本页没有读成，报错没有打开。请刷新页面再试。');
  }

  const pictures = makePictures(view, abilities, {
    host: () => scene?.host.element ?? null,
    known: () => facts.read && { words: facts.read.pageText, result: facts.result },
    wordsNow: loop.wordsNow,
    hide() {
      scene?.host.hidden(true);
      scene?.showMarks([], null);
    },
    show() {
      scene?.host.hidden(false);
      render();
    },
    drawn: async () => scene?.host.drawn(),
  });
  const keys = watchKeys(view, {
    hasScene: () => scene !== null,
    hasMarks: () => walk.hasMarks(),
    host: () => scene?.host ?? null,
    step: (by) => walk.step(by, desk.isOpen()),
    stepColumn: (by) => columnWalk.step(by, columnsShown(facts.result, anchors)),
    openCurrent: () => walk.openCurrent(),
    toggle: () => setVisible(scene === null),
    close() {
      const wasOpen = desk.isOpen();
      desk.close();
      scene?.hideHovers();
      return wasOpen;
    },
  });
  const ending = new AbortController();
  for (const type of ['visibilitychange', 'focus']) {
    view.addEventListener(type, checkAlive, { capture: true, signal: ending.signal });
  }
  show();

  return {
    stop() {
      ending.abort();
      keys.stop();
      hide();
    },
    setVisible,
    scrollToFinding(id) {
      if (!scene) setVisible(true);
      goTo(id);
      openFinding(id);
    },
    reportSelection: () => void report(),
    refresh: () => void loop.readAgain(true),
    links: () => facts.read?.reading.links ?? [],
    beforeCapture: pictures.before,
    checkCapture: pictures.check,
    afterCapture: pictures.after,
    status() {
      const hidden = trouble();
      const missed = watch?.missed() ?? [];
      return {
        url: loop.address(),
        visible: scene !== null,
        state: facts.state,
        ...(facts.reason ? { reason: facts.reason } : {}),
        ...(hidden ? { trouble: hidden } : {}),
        ...(missed.length > 0 ? { missed } : {}),
      };
    },
    checkAlive,
  };
}
