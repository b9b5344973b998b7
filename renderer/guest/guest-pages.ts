import { type ComponentType, lazy } from 'react'

/** Pages for people who are sent a link: each gets the token of its link, and nothing else tells who they are. */
export const guestPages: Record<string, ComponentType<{ token: string }>> = {
  '/answer': lazy(() => import('./answer/answer-page.tsx').then((module) => ({ default: module.AnswerPage }))),
  '/invite': lazy(() => import('./invite/invite-page.tsx').then((module) => ({ default: module.InvitePage }))),
}
