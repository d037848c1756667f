import { useCallback, useEffect, useState } from 'react';

import { DeskFrame } from '../../components/desk-frame.tsx';
import { useLoad } from '../../components/loaded.tsx';
import { PersonSwitch } from '../../components/person/person-switch.tsx';
import { type DeskPlace, readDeskHash, writeDeskHash } from '../../components/tickets/desk-hash.ts';
import { ask } from '../../lib/extension/ask.ts';
import { seatOf } from '../../lib/extension/seat.ts';
import { ColumnsPart } from './columns-part.tsx';
import { HelpPart } from './help-part.tsx';
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
  const [failure, setFailure] = useState<string>();
  const person = settings.value?.person;
  return (
    <DeskFrame
      page={place.page}
      onPage={(page) => go({ ...place, page })}
      failure={failure ?? settings.error}
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
      {place.page === 'tickets' && (
        <TicketsPart
          place={place}
          go={go}
          role={settings.value ? seatOf(settings.value).role : '公众志愿者'}
          who={person ? `${person.name}${person.unit && `（${person.unit}）`}` : '未设身份'}
        />
      )}
      {place.page === 'columns' && <ColumnsPart />}
      {place.page === 'help' && <HelpPart onExport={() => go({ ...place, page: 'tickets' })} />}
    </DeskFrame>
  );
}
