import { audit, auditExport } from './answers/audit-answers.ts';
import { command } from './answers/command.ts';
import { createUser } from './answers/create-user.ts';
import { health } from './answers/health.ts';
import { draftImage, storeImage } from './answers/image-answers.ts';
import { changePassword, resetPassword } from './answers/password-answers.ts';
import { endSessions, me, sessions, signOut } from './answers/session-answers.ts';
import { signIn } from './answers/sign-in.ts';
import { beginTotp, confirmTotp, resetTotp } from './answers/totp-answers.ts';
import { view } from './answers/view.ts';
import type { Route } from './route.ts';

/** Every address of the desk, each with who may call it. What is not in this table is not there. */
export const DESK_ROUTES: readonly Route[] = [
  signIn,
  signOut,
  me,
  view,
  command,
  sessions,
  endSessions,
  changePassword,
  beginTotp,
  confirmTotp,
  createUser,
  resetPassword,
  resetTotp,
  storeImage,
  draftImage,
  audit,
  auditExport,
  health,
];
