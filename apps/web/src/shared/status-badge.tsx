import { Badge } from '@mantine/core';
import type { CallResult } from '@planfix-asterisk/calls';
import type { AttemptOutcome, DeliveryState } from '@planfix-asterisk/contracts';
import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconHourglassOff,
  IconMinus,
  IconSend,
  IconX,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isCallResult } from './codes.ts';

interface Look {
  readonly color: string;
  readonly icon: ReactNode;
}
const size = 12;
const good: Look = { color: 'green', icon: <IconCheck size={size} aria-hidden /> };
const bad: Look = { color: 'red', icon: <IconX size={size} aria-hidden /> };
const neutral: Look = { color: 'gray', icon: <IconMinus size={size} aria-hidden /> };
const uncertain: Look = { color: 'orange', icon: <IconAlertTriangle size={size} aria-hidden /> };

const stateLooks: Record<DeliveryState, Look> = {
  waiting: { color: 'sky', icon: <IconClock size={size} aria-hidden /> },
  sending: { color: 'sky', icon: <IconSend size={size} aria-hidden /> },
  delivered: good,
  failed: bad,
  expired: { color: 'orange', icon: <IconHourglassOff size={size} aria-hidden /> },
  superseded: { color: 'gray', icon: <IconHourglassOff size={size} aria-hidden /> },
  skipped: neutral,
};
const resultLooks: Record<CallResult, Look> = {
  success: good,
  missed: bad,
  cancelled: neutral,
  busy: uncertain,
  'no-answer': uncertain,
  'not-available': uncertain,
  'not-allowed': bad,
};
const outcomeLooks: Record<AttemptOutcome, Look> = {
  delivered: good,
  not_sent: bad,
  ambiguous: uncertain,
  refused: bad,
};

/** Colour, sign and word together: none of them alone carries the meaning. */
function LookBadge({ look, children }: { readonly look: Look; readonly children: ReactNode }) {
  return (
    <Badge color={look.color} variant="light" radius="sm" leftSection={look.icon} tt="none" fw={600}>
      {children}
    </Badge>
  );
}

export function StateBadge({ state }: { readonly state: DeliveryState }) {
  const { t } = useTranslation();
  return <LookBadge look={stateLooks[state]}>{t(`state.${state}`)}</LookBadge>;
}

export function OutcomeBadge({ outcome }: { readonly outcome: AttemptOutcome }) {
  const { t } = useTranslation();
  return <LookBadge look={outcomeLooks[outcome]}>{t(`outcome.${outcome}`)}</LookBadge>;
}

export function ResultBadge({ result }: { readonly result: string }) {
  const { t } = useTranslation();
  if (!isCallResult(result)) return <LookBadge look={neutral}>{result}</LookBadge>;
  return <LookBadge look={resultLooks[result]}>{t(`result.${result}`)}</LookBadge>;
}
