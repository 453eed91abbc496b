import { Reflector } from '@nestjs/core';
import type { Role } from '@planfix-asterisk/contracts';

/** Who may call a route. A route that does not say so is closed to all: see `AccessGuard`. */
export const Access = Reflector.createDecorator<'everyone' | readonly Role[]>();

export const staff: readonly Role[] = ['support', 'admin'];
export const admins: readonly Role[] = ['admin'];
