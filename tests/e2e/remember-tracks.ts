import type { Page } from '@playwright/test'

/** Loads the page anew, which from then on keeps every track of a camera that it opens in `window.tracks`. */
export async function rememberTracks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tracks: MediaStreamTrack[] = []
    Object.assign(window, { tracks })
    const { mediaDevices } = navigator
    const own = mediaDevices.getUserMedia.bind(mediaDevices)
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await own(wanted)
      tracks.push(...stream.getTracks())
      return stream
    }
  })
  await page.reload()
}
