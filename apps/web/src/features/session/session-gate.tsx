import type { Session } from '@planfix-asterisk/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Fragment, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery, setupStateQuery } from '../../api/session.ts';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { showTimesIn } from '../../shared/format.ts';
import { lazySoon } from '../../shared/lazy-soon.ts';
import { Loading } from '../../shared/loading.tsx';
import { LonePage } from './lone-page.tsx';
import { Opening } from './opening.tsx';
import { SessionContext } from './session-context.ts';

const SecondFactorSetUp = lazy(async () => ({
  default: (await import('../me/second-factor-set-up.tsx')).SecondFactorSetUp,
}));
const LogInForm = lazySoon(async () => (await import('./log-in-form.tsx')).LogInForm);
const SetUpForm = lazy(async () => ({ default: (await import('./set-up-form.tsx')).SetUpForm }));
const LogInDialog = lazySoon(async () => (await import('./log-in-dialog.tsx')).LogInDialog);

/**
 * Shows the panel to who is logged in, else the log-in or the first set-up in its place, at the same address.
 * A session that ends while the panel is open leaves the page, and what was typed, as it is under a dialog.
 */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const session = useQuery(sessionQuery);
  const [last, setLast] = useState<Session | null>(null);
  if (session.data && session.data !== last) {
    showTimesIn(session.data.timeZone);
    setLast(session.data);
  }
  const isStranger = session.data === null && last === null;
  const setup = useQuery({ ...setupStateQuery, enabled: isStranger });

  const onLoggedIn = (next: Session): void => {
    client.setQueryData(sessionQuery.queryKey, next);
    if (last) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  };
  const onLoggedOut = (): void => {
    setLast(null);
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    client.setQueryData(sessionQuery.queryKey, null);
  };

  const failed = [session, setup].find((query) => query.isError && query.data === undefined);
  if (failed) {
    return (
      <LonePage title={t('session.noServer')}>
        <ErrorAlert
          error={failed.error}
          title={t('session.noServer')}
          onRetry={() => void failed.refetch()}
        />
      </LonePage>
    );
  }
  if (last?.mustSetUpSecondFactor) {
    return (
      <LonePage title={t('session.secondFactor.title')} text={t('session.secondFactor.text')}>
        <Suspense fallback={<Loading lines={3} />}>
          <SecondFactorSetUp
            onDone={() => void client.invalidateQueries({ queryKey: sessionQuery.queryKey })}
          />
        </Suspense>
      </LonePage>
    );
  }
  if (last) {
    return (
      <SessionContext value={{ session: last, onLoggedOut }}>
        <Fragment key={last.timeZone}>{children}</Fragment>
        {session.data === null && (
          <Suspense>
            <LogInDialog username={last.username} onLoggedIn={onLoggedIn} />
          </Suspense>
        )}
      </SessionContext>
    );
  }
  if (!isStranger || !setup.data) return <Opening />;
  return setup.data.needsAdmin ? (
    <LonePage title={t('session.setUp.title')} text={t('session.setUp.text')}>
      <Suspense fallback={<Loading lines={3} />}>
        <SetUpForm onDone={onLoggedIn} />
      </Suspense>
    </LonePage>
  ) : (
    <LonePage title={t('session.logIn.title')} text={t('session.logIn.text')}>
      <Suspense fallback={<Loading lines={3} />}>
        <LogInForm username="" onDone={onLoggedIn} />
      </Suspense>
    </LonePage>
  );
}
