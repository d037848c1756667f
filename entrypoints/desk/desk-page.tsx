import { useCallback, useEffect, useState } from 'react';

import { DeskFrame } from '../../components/desk-frame.tsx';
import { useLoad } from '../../components/loaded.tsx';
import { PersonSwitch } from '../../components/person/person-switch.tsx';
import {
  type DeskPlace,
  readDeskHash,
  withFilter,
  writeDeskHash,
} from '../../components/tickets/desk-hash.ts';
import { VolunteerOnly } from '../../components/volunteer/volunteer-only.tsx';
import { backupAge, isBackupDue } from '../../lib/core/calendar/backup-age.ts';
import { ask } from '../../lib/extension/ask.ts';
import { onLedgerChanged } from '../../lib/extension/ledger-news.ts';
import { openPlace } from '../../lib/extension/places.ts';
import { isVolunteer, seatOf } from '../../lib/extension/seat.ts';
import { ColumnsPart } from './columns-part.tsx';
import { HelpPart } from './help-part.tsx';
import { PackagesPart } from './packages-part.tsx';
import { ProofreadPart } from './proofread-part.tsx';
import { TicketsPart } from './tickets-part.tsx';

function useDeskPlace(): [DeskPlace, (place: DeskPlace) => void] {
  const [place, setPlace] = useState(() => readDeskHash(location.hash));
  useEffect(() => {
    const follow = () => setPlace(readDeskHash(location.hash));
    globalThis.addEventListener('hashchange', follow);
    return () => globalThis.removeEventListener('hashchange', follow);
  }, []);
  const go = useCallback((next: DeskPlace) => {
    setPlace(next);
    // replaceState, not the hash itself: typing in the search box must not fill the history.
    history.replaceState(null, '', `#${writeDeskHash(next)}`);
  }, []);
  return [place, go];
}

export function DeskPage() {
  const [place, go] = useDeskPlace();
  const settings = useLoad(useCallback(() => ask('getSettings', null), []));
  const held = useLoad(useCallback(() => ask('listProgress', null), []));
  const [failure, setFailure] = useState<string>();
  // 首次设置 and 换人 may have happened in another tab since.
  const { reload } = settings;
  useEffect(() => {
    globalThis.addEventListener('focus', reload);
    return () => globalThis.removeEventListener('focus', reload);
  }, [reload]);
  const { reload: countAgain } = held;
  useEffect(() => onLedgerChanged(countAgain), [countAgain]);
  const person = settings.value?.person;
  // A draft is stored nowhere: it must outlast a look at the tickets.
  const [proofreads, setProofreads] = useState(false);
  if (place.page === 'proofread' && !proofreads) setProofreads(true);
  // Before it is known who works here, a file would bear nobody's name and a step the wrong role.
  const isKnown = settings.value !== undefined || settings.error !== undefined;
  const volunteer = settings.value !== undefined && isVolunteer(settings.value);
  const isOffice = isKnown && !volunteer;
  return (
    <DeskFrame
      page={place.page}
      onPage={(page) => go({ ...place, page })}
      failure={failure ?? settings.error}
      backupDue={
        settings.value !== undefined &&
        (held.value?.of ?? 0) > 0 &&
        isBackupDue(backupAge(settings.value.lastBackup?.at, Date.now()))
      }
      volunteer={volunteer}
      who={
        <PersonSwitch
          current={person && settings.value ? { person, role: settings.value.role } : undefined}
          earlier={settings.value?.people ?? []}
          onSwitch={(identity) =>
            void ask('setSettings', identity).then((answer) => {
              setFailure(answer.ok ? undefined : answer.error);
              settings.reload();
            })
          }
        />
      }
    >
      {volunteer && place.page !== 'help' && (
        <VolunteerOnly
          what="工作台"
          onMine={() => void openPlace('mine')}
          onSetUp={() => void openPlace('welcome')}
        />
      )}
      {isOffice && place.page === 'tickets' && (
        <TicketsPart
          place={place}
          go={go}
          role={settings.value ? seatOf(settings.value).role : '公众志愿者'}
          papers={settings.value?.papers}
          who={person ? `${person.name}${person.unit && `（${person.unit}）`}` : '未设身份'}
        />
      )}
      {isOffice && place.page === 'columns' && (
        <ColumnsPart
          filter={place.board ?? {}}
          onFilter={(board) => go({ ...place, board })}
          person={person}
          isCenter={settings.value !== undefined && seatOf(settings.value).role === '大数据中心'}
          who={person ? `${person.name}${person.unit && `（${person.unit}）`}` : '未设身份'}
        />
      )}
      {isOffice && proofreads && (
        <div hidden={place.page !== 'proofread'}>
          <ProofreadPart />
        </div>
      )}
      {isOffice && place.page === 'packages' && (
        <PackagesPart
          place={place}
          onAll={() => go(withFilter(place, {}))}
          settings={settings.value}
          onSettingsChanged={settings.reload}
        />
      )}
      {place.page === 'help' && <HelpPart onExport={() => go({ ...place, page: 'tickets' })} />}
    </DeskFrame>
  );
}
