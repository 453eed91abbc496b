import { Code, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import Markdown from 'react-markdown';
import { aboutQuery } from '../../api/about.ts';
import { CopyButton } from '../../shared/copy-button.tsx';
import { ErrorAlert } from '../../shared/error-alert.tsx';
import { FactsList } from '../../shared/facts-list.tsx';
import { formatDateTime } from '../../shared/format.ts';
import { Loading } from '../../shared/loading.tsx';
import { Page } from '../../shared/page.tsx';
import { useLanguage } from '../../shared/use-language.ts';
import classes from './about.module.css';
import { newsIn } from './news.ts';

const update = 'git pull && npm start';

/** Which version runs, what is new in it, and how to get the next one. */
export function AboutPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data, error } = useQuery(aboutQuery);
  return (
    <Page title={t('about.title')}>
      <Stack gap="lg">
        {error && <ErrorAlert error={error} title={t('about.failed')} />}
        {!data && !error && <Loading />}
        {data && (
          <FactsList
            facts={[
              { label: t('about.version'), value: data.version },
              { label: t('about.runtime'), value: `Node.js ${data.runtime}` },
              { label: t('about.database'), value: t(`about.databases.${data.database}`) },
              { label: t('about.since'), value: formatDateTime(data.startedAt, language) },
            ]}
          />
        )}
        <section aria-labelledby="update">
          <Title order={2} size="h4" id="update">
            {t('about.update')}
          </Title>
          <Text size="sm" my="xs">
            {t('about.updateText')}
          </Text>
          <Code>{update}</Code> <CopyButton value={update} what={t('about.update')} />
        </section>
        <section aria-labelledby="news">
          <Title order={2} size="h4" id="news">
            {t('about.news')}
          </Title>
          <div className={classes.news} lang={language}>
            <Markdown components={{ a: 'span' }}>{newsIn(language)}</Markdown>
          </div>
        </section>
      </Stack>
    </Page>
  );
}
