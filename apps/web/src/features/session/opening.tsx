import { useTranslation } from 'react-i18next';
import { Loading } from '../../shared/loading.tsx';
import { LonePage } from './lone-page.tsx';

/** Until it is known who is there, and the code of his first page is. */
export function Opening() {
  const { t } = useTranslation();
  return (
    <LonePage title={t('app.title')}>
      <Loading lines={3} />
    </LonePage>
  );
}
