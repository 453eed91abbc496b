import 'uplot/dist/uPlot.min.css';
import { Paper, Text, Title, useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import type { KeyboardEvent } from 'react';
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import uPlot from 'uplot';
import { panelZone } from '../../shared/format.ts';
import classes from './chart.module.css';

export interface Series {
  readonly label: string;
  /** A CSS variable of the theme. */
  readonly color: string;
  readonly values: readonly (number | null)[];
}

interface ChartProps {
  readonly title: string;
  readonly hours: readonly number[];
  readonly series: readonly Series[];
  readonly look: 'bars' | 'line';
  readonly format: (value: number) => string;
  /** What an hour is, in words: `14:00 – 15:00`. */
  readonly hourName: (hour: number) => string;
  readonly onOpen: (hour: number) => void;
}

const height = 150;
const barShare = 0.7;

/** A small chart of the last hours. A click, or Enter at the hour the arrows have chosen, opens the log of that hour. */
export function Chart(props: ChartProps) {
  const { title, hours, series, format, hourName, onOpen } = props;
  const { t } = useTranslation();
  const id = useId();
  const { ref, width } = useElementSize();
  const [chosen, setChosen] = useState<number | null>(null);
  const at = chosen ?? hours.length - 1;
  const hour = hours[at];
  const words = series.map(({ label, values }) => {
    const value = values[at] ?? null;
    return `${label} ${value === null ? '—' : format(value)}`;
  });
  const open = (index: number): void => {
    const wanted = hours[index];
    if (wanted !== undefined) onOpen(wanted);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step !== undefined) setChosen(Math.max(0, Math.min(hours.length - 1, at + step)));
    else if (event.key === 'Enter') open(at);
    else return;
    event.preventDefault();
  };
  return (
    <Paper withBorder p="md" component="article" aria-labelledby={id}>
      <Title order={3} size="h5" id={id}>
        {title}
      </Title>
      <div
        ref={ref}
        className={classes.canvas}
        role="slider"
        tabIndex={0}
        aria-label={t('chart.hours', { title })}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, hours.length - 1)}
        aria-valuenow={at}
        aria-valuetext={hour === undefined ? '' : `${hourName(hour)}: ${words.join(', ')}`}
        onKeyDown={onKeyDown}
      >
        {width > 0 && <Canvas {...props} width={width} chosen={at} onChoose={setChosen} onOpenAt={open} />}
      </div>
      <Text size="xs" c="dimmed">
        {hour === undefined ? '' : hourName(hour)}
      </Text>
      <div className={classes.legend}>
        {series.map(({ label, color }, index) => (
          <Text key={label} size="sm" component="span" className={classes.mark}>
            <i style={{ background: `var(${color})` }} />
            {words[index]}
          </Text>
        ))}
      </div>
    </Paper>
  );
}

interface CanvasProps extends ChartProps {
  readonly width: number;
  readonly chosen: number;
  readonly onChoose: (index: number | null) => void;
  readonly onOpenAt: (index: number) => void;
}

function Canvas({ hours, series, look, format, width, chosen, onChoose, onOpenAt }: CanvasProps) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const choose = useEffectEvent((index: number | null) => onChoose(index));
  const open = useEffectEvent((index: number) => onOpenAt(index));
  const scheme = useComputedColorScheme();
  const say = useEffectEvent((value: number) => format(value));
  useEffect(() => {
    const box = place.current;
    if (!box) return undefined;
    const colour = (name: string): string => getComputedStyle(box).getPropertyValue(name).trim();
    const line = colour('--panel-line');
    const axis = {
      stroke: colour('--mantine-color-dimmed'),
      grid: { stroke: line, width: 1 },
      ticks: { show: false },
    };
    const bars = uPlot.paths.bars?.({ size: [barShare, 40] });
    const made = new uPlot(
      {
        width,
        height,
        legend: { show: false },
        cursor: {
          drag: { setScale: false, x: false, y: false },
          points: { show: look === 'line' },
          y: false,
        },
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1_000), panelZone()),
        scales: { y: { range: (_, __, max) => [0, Math.max(1, max * 1.1)] } },
        axes: [
          { ...axis, values: (_, ticks) => ticks.map((tick) => hourOf(tick)) },
          {
            ...axis,
            size: 56,
            values: (_, ticks) => ticks.map((tick) => (Number.isInteger(tick) ? say(tick) : '')),
          },
        ],
        series: [
          {},
          ...stacked(series, look).map(({ color }) => ({
            stroke: colour(color),
            width: look === 'line' ? 2 : 0,
            spanGaps: false,
            ...(look === 'bars'
              ? { fill: colour(color), paths: bars, points: { show: false } }
              : // An hour between hours without pop-ups has no line.
                { points: { show: true, size: 5, fill: colour(color) } }),
          })),
        ],
        hooks: { setCursor: [(u) => choose(u.cursor.idx ?? null)] },
      },
      [hours.map((hour) => hour / 1_000), ...stacked(series, look).map(({ values }) => [...values])],
      box,
    );
    made.over.addEventListener('click', () => {
      if (made.cursor.idx != null) open(made.cursor.idx);
    });
    plot.current = made;
    return () => made.destroy();
    // `scheme`: a plot has the colours it was made with.
  }, [hours, series, look, width, scheme]);
  useEffect(() => {
    const made = plot.current;
    const at = hours[chosen];
    if (made && at !== undefined && made.cursor.idx !== chosen)
      made.setCursor({ left: made.valToPos(at / 1_000, 'x'), top: 0 }, false);
  }, [chosen, hours]);
  return <div ref={place} className={classes.plot} aria-hidden />;
}

const hourOf = (seconds: number): string =>
  new Intl.DateTimeFormat('ru', { hour: '2-digit', minute: '2-digit', timeZone: panelZone() }).format(
    seconds * 1_000,
  );

/** Bars stand on each other: the sum is drawn first, the others over it. */
function stacked(series: readonly Series[], look: ChartProps['look']): readonly Series[] {
  if (look === 'line') return series;
  return series
    .map((one, index) => ({
      ...one,
      values: one.values.map((_, at) =>
        series.slice(0, index + 1).reduce((sum, { values }) => sum + (values[at] ?? 0), 0),
      ),
    }))
    .toReversed();
}
