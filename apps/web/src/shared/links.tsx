import type { AnchorProps, ButtonProps, MenuItemProps } from '@mantine/core';
import { Anchor, Button, Menu } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type Native = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'color' | 'style'> & {
  readonly ref?: Ref<HTMLAnchorElement>;
};

export const AnchorLink = createLink((props: AnchorProps & Native) => <Anchor {...props} />);
export const ButtonLink = createLink((props: ButtonProps & Native) => <Button component="a" {...props} />);
export const MenuItemLink = createLink((props: MenuItemProps & Native) => (
  <Menu.Item component="a" {...props} />
));
