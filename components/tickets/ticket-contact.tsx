import { useEffect, useState } from 'react';

import type { Contact } from '../../lib/core/events/contact.ts';
import type { Submission } from '../../lib/core/events/event.ts';
import type { Answer } from '../loaded.tsx';

interface Props {
  submission: Pick<Submission, 'contact' | 'contactItem'>;
  /** Undefined when it never came with a file or its retention period is over. */
  read: (hash: string) => Promise<Answer<Contact | undefined>>;
}

/** How to reach who reported: kept beside the record, in no ledger, paper, reply or search. Nothing when none was given. */
export function TicketContact({ submission: { contact, contactItem }, read }: Props) {
  const [answer, setAnswer] = useState<Answer<Contact | undefined>>();
  useEffect(() => {
    let wanted = true;
    setAnswer(undefined);
    if (contactItem !== undefined)
      void read(contactItem).then((said) => {
        if (wanted) setAnswer(said);
      });
    return () => {
      wanted = false;
    };
  }, [contactItem, read]);
  const known = contactItem === undefined ? contact : answer?.ok ? answer.value : undefined;
  if (known)
    return (
      <p className="soft small anywhere" data-contact>
        联系方式：{[known.name, known.phone].filter(Boolean).join(' ')}
        （只随报错人的交件和备份走，不进台账、文书和回复）
      </p>
    );
  if (!answer) return null;
  return (
    <p className="soft small" data-contact>
      {answer.ok ? '○ 留过联系方式：本机没有，没有随文件来，或已按保存期限删除。' : `▲ ${answer.error}`}
    </p>
  );
}
