import { useCallback, useEffect, useMemo, useState } from 'react';
import { browser } from 'wxt/browser';

import type { BoardFilter } from '../../components/columns/board-filter.ts';
import type { BoardActs } from '../../components/columns/board-row.tsx';
import { ColumnBoard } from '../../components/columns/column-board.tsx';
import type { WaitingLooks } from '../../components/columns/waiting-look.tsx';
import { Loaded, useLoad } from '../../components/loaded.tsx';
import { civilDateOf } from '../../lib/core/calendar/civil-date.ts';
import type { WaitingOfDevice } from '../../lib/core/events/device-view.ts';
import type { BoardRow } from '../../lib/core/freshness/board.ts';
import { boardScope, MONITOR_TITLE } from '../../lib/core/ledger/column-sheets.ts';
import type { Result } from '../../lib/core/page-result.ts';
import { columnsXlsx } from '../../lib/export/columns-xlsx.ts';
import { datedFileName } from '../../lib/export/file-name.ts';
import { XLSX_MIME } from '../../lib/export/xlsx-file.ts';
import { ask } from '../../lib/extension/ask.ts';
import { onLedgerChanged } from '../../lib/extension/ledger-news.ts';
import { openPlace, openTicket } from '../../lib/extension/places.ts';
import type { ColumnBoard as Board } from '../../lib/extension/protocol.ts';
import { download } from './download.ts';
import { useTakeOver } from './use-take-over.ts';

/** A day turns, a limit runs out: states are asked for again this often while the board is looked at. */
const TICK_MS = 60_000;

interface Props {
  filter: BoardFilter;
  onFilter: (filter: BoardFilter) => void;
  person: BoardActs['person'];
  who: string;
  /** Only the center takes over what an unapproved device saw. */
  isCenter: boolean;
}

type News = { ok: boolean; says: string };

/** What was seen of columns and does not count, by column. */
function waitingLooks(devices: readonly WaitingOfDevice[]): WaitingLooks {
  const looks: Record<string, string[]> = {};
  for (const { records } of devices)
    for (const { id, about, subjectId } of records)
      if (about !== '工单') looks[subjectId] = [...(looks[subjectId] ?? []), id];
  return looks;
}

/** A report of an overdue or blank column, in the words of its own sentence. */
async function fileColumn(row: BoardRow): Promise<News> {
  const filed = await ask('fileTicket', {
    reading: {
      url: row.url ?? '',
      title: row.name,
      site: {},
      ...(row.target === 'account' ? { account: { platform: row.platform, name: row.name } } : {}),
    },
    surroundings: [],
    problemClass: row.state === '空白' ? '空白栏目' : '更新逾期',
    description: row.sentence,
  });
  return filed.ok
    ? { ok: true, says: `已报错，工单 ${filed.value.number}，在“工单”里办理。` }
    : { ok: false, says: filed.error };
}

function exportBoard(board: Board, rows: readonly BoardRow[], filterText: string, who: string): News {
  const { nowAt, vetoes, siteName } = board;
  const scope = boardScope({ nowAt, who, shown: rows.length, total: board.rows.length, filterText });
  const version = browser.runtime.getManifest().version;
  const fileName = datedFileName(MONITOR_TITLE, siteName, civilDateOf(nowAt), 'xlsx');
  try {
    download(columnsXlsx({ rows, vetoes, scope: `${scope}（巡读 ${version}）` }), XLSX_MIME, fileName);
    return { ok: true, says: `已导出 ${rows.length} 个栏目和账号：${fileName}，在浏览器的“下载”里。` };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      says: `台账没有写成（${why}）。记录都还在，没有改动；请重试，或缩小筛选范围再导出。`,
    };
  }
}

export function ColumnsPart({ filter, onFilter, person, who, isCenter }: Props) {
  const board = useLoad(useCallback(() => ask('columnBoard', null), []));
  const [news, setNews] = useState<News>();
  const waiting = useLoad(useCallback(() => ask('waitingRecords', null), []));
  const looks = useMemo(() => waitingLooks(waiting.value ?? []), [waiting.value]);
  const { reload } = board;
  const { reload: reloadWaiting } = waiting;
  useEffect(() => {
    const again = () => {
      if (document.hidden) return;
      reload();
      reloadWaiting();
    };
    const timer = setInterval(again, TICK_MS);
    const deaf = onLedgerChanged(again);
    document.addEventListener('visibilitychange', again);
    return () => {
      clearInterval(timer);
      deaf();
      document.removeEventListener('visibilitychange', again);
    };
  }, [reload, reloadWaiting]);

  const { takeOver } = useTakeOver((done) => {
    setNews(done);
    reload();
    reloadWaiting();
  });

  const written = async (work: Promise<Result<unknown>>): Promise<Result<unknown>> => {
    const answer = await work;
    if (answer.ok) reload();
    return answer;
  };

  return (
    <Loaded of={board} rows={8}>
      {(value) => {
        const today = civilDateOf(value.nowAt);
        const acts: BoardActs = {
          person,
          today,
          sight: (targetId, seen) => written(ask('sightByHand', { targetId, ...seen })),
          attest: (targetId, stated) => written(ask('attestColumn', { targetId, ...stated })),
          undo: (targetId, eventId, reason) => written(ask('undoAttestation', { targetId, eventId, reason })),
          file: (row) =>
            void fileColumn(row).then((filed) => {
              setNews(filed);
              reload();
            }),
          openTicket: (id) => void openTicket(id),
          ...(isCenter && { takeOver: (ids) => void takeOver(ids) }),
        };
        return (
          <ColumnBoard
            rows={value.rows}
            vetoes={value.vetoes}
            tickets={value.tickets}
            waiting={looks}
            unwritten={value.unwritten}
            acts={acts}
            filter={filter}
            onFilter={onFilter}
            news={news}
            onNewsClose={() => setNews(undefined)}
            onRegister={() => void openPlace('options')}
            scopeOf={(shown, filterText) =>
              boardScope({ nowAt: value.nowAt, who, shown, total: value.rows.length, filterText })
            }
            onExport={(rows, filterText) => setNews(exportBoard(value, rows, filterText, who))}
            onPrint={() => print()}
          />
        );
      }}
    </Loaded>
  );
}
