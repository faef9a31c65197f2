'use client';
import { useId, useState } from 'react';
import { useDeskStore, useDeskView } from '#components/desk/desk-context.ts';
import { useSending } from '#components/desk/use-sending.ts';
import { REASON_CHARS_MAX } from '#lib/desk/desk-limits.ts';
import type { UsersView } from '#lib/desk/desk-view.ts';
import { ROLES } from '#lib/desk/role.ts';
import { peopleRows } from '#lib/view/desk/people-view.ts';
import { sendingWords } from '#lib/view/desk/sending-words.ts';
import { ChangePassword } from './change-password.tsx';
import { NewUser } from './new-user.tsx';
import { PersonRow } from './person-row.tsx';
import { SetUpTotp } from './set-up-totp.tsx';

/** One's own account, and for a chief everybody's. */
export function PeopleScreen() {
  const store = useDeskStore();
  const { me, users } = useDeskView();
  const refresh = () => void store.refresh();
  return (
    <main id="content" className="desk-screen people" tabIndex={-1}>
      <h1>People</h1>
      {users !== null && <Accounts users={users} me={me.userId} onChanged={refresh} />}
      <section className="own-account" aria-labelledby="own-account">
        <h2 id="own-account">Your account: {me.name}</h2>
        <div className="account-forms">
          <ChangePassword />
          <SetUpTotp onDone={refresh} />
        </div>
      </section>
    </main>
  );
}

interface AccountsProps {
  readonly users: UsersView;
  readonly me: string;
  readonly onChanged: () => void;
}

function Accounts({ users, me, onChanged }: AccountsProps) {
  const id = useId();
  const [reason, setReason] = useState('');
  const why = reason.trim();
  const sending = useSending();
  return (
    <section aria-labelledby={`${id}-head`}>
      <h2 id={`${id}-head`}>Accounts of this night</h2>
      <p className="people-reason">
        <label htmlFor={`${id}-why`}>Say first why you change them, for the record</label>
        <input
          id={`${id}-why`}
          value={reason}
          maxLength={REASON_CHARS_MAX}
          autoComplete="off"
          onChange={(event) => setReason(event.target.value)}
        />
      </p>
      <table className="people-table">
        <thead className="sr-only">
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Role</th>
            <th scope="col">What can be done</th>
          </tr>
        </thead>
        <tbody>
          {peopleRows(users, me).map((person) => (
            <PersonRow key={person.userId} person={person} reason={why} />
          ))}
        </tbody>
      </table>
      <fieldset className="people-totp" disabled={why === ''}>
        <legend>Who must have a second factor</legend>
        {ROLES.map((role) => (
          <label key={role}>
            <input
              type="checkbox"
              checked={users.totpRequired.includes(role)}
              onChange={(event) =>
                void sending.send({
                  kind: 'requireTotp',
                  roles: ROLES.filter((each) =>
                    each === role ? event.target.checked : users.totpRequired.includes(each),
                  ),
                  reason: why,
                })
              }
            />
            {role}
          </label>
        ))}
        <span role="status">{sendingWords(sending.state)}</span>
      </fieldset>
      <NewUser onDone={onChanged} />
    </section>
  );
}
