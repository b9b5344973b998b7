import type { Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { qrPng } from '../../main/codes/qr-png.ts'
import { writeFilm } from '../support/camera-film.ts'
import { readPng } from '../support/read-png.ts'
import { chromiumArguments, findChromium } from './find-chromium.ts'
import { rememberTracks } from './remember-tracks.ts'
import { call, type Office } from './office.ts'

/** What Chromium's camera films: read anew each time that a page opens it. */
const folder = mkdtempSync(join(tmpdir(), 'foyer-film-'))

export const film = join(folder, 'camera.y4m')
writeFilm(film)

process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

/** For `test.use`: a camera that films what `show` was given. */
export const filming = {
  launchOptions: {
    executablePath: findChromium(),
    args: [...chromiumArguments, `--use-file-for-fake-video-capture=${film}`],
  },
}

export const show = (text: string) => writeFilm(film, readPng(qrPng(text, 1)))

export const heading = (page: Page) => page.getByRole('heading', { level: 1 })

const seen = new WeakMap<Page, string[]>()

/** A kiosk whose camera may be used; it remembers its tracks, and where its page asked anything. */
export async function kioskWithCamera(office: Office, options: object = { permissions: ['camera'] }): Promise<Page> {
  const page = await office.kiosk('kiosk', options)
  const asked: string[] = []
  seen.set(page, asked)
  page.on('request', (request) => asked.push(request.url()))
  await rememberTracks(page)
  return page
}

/** How the tracks of the camera stand that this page has opened so far. */
export const tracksOf = (page: Page) =>
  page.evaluate(() =>
    (window as unknown as { tracks: MediaStreamTrack[] }).tracks.map(({ readyState, kind }) => `${kind} ${readyState}`),
  )

export const scan = (page: Page) => page.getByRole('button', { name: 'I have a QR code' }).click()

export async function withHost(office: Office): Promise<{ helen: Page; hostId: number; categoryId: number }> {
  const helen = await office.desk('helen')
  const host = { name: 'Maria Santos', department: 'Client accounts', email: 'maria@example.org' }
  const { id: hostId } = await call<{ id: number }>(helen, 'hosts.add', host)
  const categories = await call<{ id: number; isDefault: boolean }[]>(helen, 'categories.list')
  return { helen, hostId, categoryId: categories.find(({ isDefault }) => isDefault)!.id }
}

/** Signs somebody in as the kiosk does, and has them remembered. */
export async function passOf(page: Page, categoryId: number) {
  const notice = await call<{ version: number; language: string; sha256: string }>(page, 'privacy.notice', {
    language: 'en',
  })
  const visit = await call<{ visitId: number; signOutCode: string }>(page, 'visits.signIn', {
    name: 'Zofia Nowak',
    company: 'Northern Audit LLP',
    hostText: 'Reception',
    categoryId,
    noticeVersion: notice.version,
    noticeLanguage: notice.language,
    noticeSha256: notice.sha256,
  })
  const { visitId, signOutCode } = visit
  return {
    signOutCode,
    ...(await call<{ token: string; code: string }>(page, 'passes.make', { visitId, signOutCode, language: 'en' })),
  }
}

/** Where this page has asked anything so far. */
export const requestsOf = (page: Page): string[] => seen.get(page) ?? []
