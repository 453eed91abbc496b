import { Reflector } from '@nestjs/core';
import type { Role } from '@planfix-asterisk/contracts';

/** Who may call a route. A route that does not say so is closed to all: see `AccessGuard`. */
export const Access = Reflector.createDecorator<'everyone' | readonly Role[]>();

/** Also open to who still has to set up the second factor that the administrator asks for. */
export const BeforeSecondFactor = Reflector.createDecorator<true>();

export const staff: readonly Role[] = ['support', 'admin'];
export const admins: readonly Role[] = ['admin'];
