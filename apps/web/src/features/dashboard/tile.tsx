import { Group, Paper, Text, Title } from '@mantine/core';
import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleXFilled,
  IconClock,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './tile.module.css';

export type Mood = 'good' | 'bad' | 'uncertain' | 'neutral';

const icons = {
  good: IconCircleCheckFilled,
  bad: IconCircleXFilled,
  uncertain: IconAlertTriangleFilled,
  neutral: IconClock,
} as const;

interface TileProps {
  readonly name: string;
  readonly mood: Mood;
  readonly state: string;
  readonly children?: ReactNode;
}

/** One service: sign and word say how it is, the lines below why and what to do. */
export function Tile({ name, mood, state, children }: TileProps) {
  const Icon = icons[mood];
  return (
    <Paper component="article" withBorder p="md" className={classes.tile} data-mood={mood}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <Icon size={24} aria-hidden className={classes.icon} />
        <div className={classes.words}>
          <Title order={3} size="h5">
            {name}
          </Title>
          <Text fw={600} size="sm" className={classes.state}>
            {state}
          </Text>
          {children}
        </div>
      </Group>
    </Paper>
  );
}

export function TileLine({ children }: { readonly children: ReactNode }) {
  return (
    <Text size="sm" mt={4} className={classes.line}>
      {children}
    </Text>
  );
}

export function TileNote({ children }: { readonly children: ReactNode }) {
  return (
    <Text size="xs" c="dimmed" mt={4} className={classes.line}>
      {children}
    </Text>
  );
}
