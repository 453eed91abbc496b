import { Anchor, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { PointerEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loudnessOf } from './loudness.ts';
import classes from './wave-form.module.css';

interface WaveFormProps {
  readonly address: string;
  readonly label: string;
}

const bars = 200;
/** Decoding takes memory; of what is longer only the player is shown. */
const longestBytes = 6_000_000;

/** The browser's own player, with the loudness of the talk above it: a click there goes to that moment. */
export function WaveForm({ address, label }: WaveFormProps) {
  const { t } = useTranslation();
  const player = useRef<HTMLAudioElement>(null);
  const [playedShare, setPlayedShare] = useState(0);
  const { data } = useQuery({
    queryKey: ['loudness', address],
    queryFn: ({ signal }) => fetchLoudness(address, signal),
    staleTime: Infinity,
    retry: false,
  });
  const goTo = (event: PointerEvent<HTMLCanvasElement>): void => {
    const audio = player.current;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    if (audio && Number.isFinite(audio.duration))
      audio.currentTime = (audio.duration * (event.clientX - left)) / width;
  };
  return (
    <div className={classes.player}>
      {data && data.length > 0 && <Bars loudness={data} playedShare={playedShare} onPointerDown={goTo} />}
      <Group gap="sm" wrap="nowrap">
        <audio
          ref={player}
          controls
          preload="metadata"
          src={address}
          aria-label={label}
          className={classes.audio}
          onTimeUpdate={({ currentTarget: { currentTime, duration } }) =>
            setPlayedShare(duration > 0 ? currentTime / duration : 0)
          }
        />
        <Anchor href={address} download size="sm">
          {t('recordings.download')}
        </Anchor>
      </Group>
    </div>
  );
}

interface BarsProps {
  readonly loudness: readonly number[];
  readonly playedShare: number;
  readonly onPointerDown: (event: PointerEvent<HTMLCanvasElement>) => void;
}

function Bars({ loudness, playedShare, onPointerDown }: BarsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const drawing = canvas.current?.getContext('2d');
    if (!canvas.current || !drawing) return;
    const { width, height } = canvas.current;
    const style = getComputedStyle(canvas.current);
    drawing.clearRect(0, 0, width, height);
    for (const [index, value] of loudness.entries()) {
      const isPlayed = index / loudness.length < playedShare;
      drawing.fillStyle = style.getPropertyValue(isPlayed ? '--wave-played' : '--wave');
      const tall = Math.max(2, value * height);
      drawing.fillRect(
        (index * width) / loudness.length,
        (height - tall) / 2,
        width / loudness.length - 1,
        tall,
      );
    }
  }, [loudness, playedShare]);
  // The player below does all of this for the keyboard and for screen readers.
  return (
    <canvas
      ref={canvas}
      width={800}
      height={56}
      aria-hidden
      className={classes.wave}
      onPointerDown={onPointerDown}
    />
  );
}

async function fetchLoudness(address: string, signal: AbortSignal): Promise<readonly number[]> {
  const answer = await fetch(address, { signal });
  if (!answer.ok || Number(answer.headers.get('content-length')) > longestBytes) return [];
  const bytes = await answer.arrayBuffer();
  const decoded = await new OfflineAudioContext(1, 1, 8_000).decodeAudioData(bytes);
  return loudnessOf(decoded.getChannelData(0), bars);
}
