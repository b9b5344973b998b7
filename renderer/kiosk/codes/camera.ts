import { type RefObject, useEffect, useRef, useState } from 'react'
import { readCodes } from './code-reader.ts'

/** `refused`: by a person or a policy · `none`: no camera, or another program has it · `broken`: codes cannot be read. */
export type CameraState = 'starting' | 'on' | 'refused' | 'none' | 'broken'

const wanted: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: 'user', width: { ideal: 1280 }, height: { ideal: 720 } },
}

const whyNot = (error: unknown): CameraState =>
  error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'SecurityError')
    ? 'refused'
    : 'none'

/** The camera for as long as its page stands, and not a moment longer: `onText`, if any, hears every code that it sees. */
export function useCamera(onText: ((text: string) => void) | null): {
  video: RefObject<HTMLVideoElement | null>
  state: CameraState
} {
  const video = useRef<HTMLVideoElement>(null)
  const hear = useRef(onText)
  const [state, setState] = useState<CameraState>('starting')
  useEffect(() => {
    hear.current = onText
  }, [onText])

  useEffect(() => {
    let over = false
    let stopReading = () => {}
    let stream: MediaStream | undefined
    const end = () => {
      stopReading()
      for (const track of stream?.getTracks() ?? []) track.stop()
      if (video.current) video.current.srcObject = null
    }
    async function start() {
      // Absent where a page came over plain HTTP: there is no camera then.
      stream = await navigator.mediaDevices.getUserMedia(wanted)
      const shown = video.current
      if (over || !shown) return end()
      shown.srcObject = stream
      await shown.play()
      if (over) return end()
      setState('on')
      if (hear.current) {
        stopReading = readCodes(
          shown,
          (text) => !over && hear.current?.(text),
          () => !over && setState('broken'),
        )
      }
      stream.getVideoTracks()[0]?.addEventListener('ended', () => !over && setState('none'))
    }
    start().catch((error: unknown) => {
      end()
      if (!over) setState(whyNot(error))
    })
    return () => {
      over = true
      end()
      // A page that is kept out of sight finds its camera off when it comes back.
      setState('starting')
    }
  }, [])
  return { video, state }
}
