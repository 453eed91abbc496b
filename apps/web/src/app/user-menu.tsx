import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconLogout, IconUserCircle, IconUserCog } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorAlert } from '../shared/error-alert.tsx';
import { MenuItemLink } from '../shared/links.tsx';
import { useLogOut, useSession } from '../features/session/session-context.ts';

export function UserMenu() {
  const { t } = useTranslation();
  const { username, role } = useSession();
  const logOut = useLogOut();
  const router = useRouter();
  // Whoever comes next may have no right to this page. Who stays for what is not saved stays logged in, too.
  const leave = async (): Promise<void> => {
    const { href } = router.state.location;
    await router.navigate({ to: '/' });
    const hasStayed = href !== '/' && router.state.location.href === href;
    if (hasStayed) return;
    const begin = () => router.navigate({ to: '/', replace: true });
    // A house that is not set up leads on from there meanwhile. A failure is said below.
    await logOut.mutateAsync().then(begin, () => undefined);
  };
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Tooltip label={username}>
          <ActionIcon variant="transparent" c="inherit" size="lg" aria-label={t('session.userMenu')}>
            <IconUserCircle size={22} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {username} · {t(`session.roles.${role}`)}
        </Menu.Label>
        <MenuItemLink to="/me" leftSection={<IconUserCog size={16} aria-hidden />}>
          {t('me.title')}
        </MenuItemLink>
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden />}
          closeMenuOnClick={false}
          onClick={() => void leave()}
        >
          {t('session.logOut')}
        </Menu.Item>
        {logOut.isError && <ErrorAlert error={logOut.error} title={t('session.logOutFailed')} />}
      </Menu.Dropdown>
    </Menu>
  );
}
