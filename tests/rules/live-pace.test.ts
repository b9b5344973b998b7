import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pacedBy } from '../../renderer/live-pace.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function pace() {
  const passed: string[][] = []
  return { passed, ...pacedBy<string>(250, (told) => passed.push([...told])) }
}

test('the first is passed on at once, what follows in its span together, and each once', () => {
  const { passed, hear } = pace()
  for (const topic of ['visits', 'visits', 'messages', 'visits']) hear(topic)
  expect(passed).toEqual([['visits']])
  vi.advanceTimersByTime(249)
  hear('messages')
  expect(passed).toHaveLength(1)
  vi.advanceTimersByTime(1)
  expect(passed).toEqual([['visits'], ['visits', 'messages']])
})

test('a stream without a pause is passed on once a span; after a quiet one the next is at once again', () => {
  const { passed, hear } = pace()
  for (let ms = 0; ms < 1000; ms += 10) {
    hear('footage')
    vi.advanceTimersByTime(10)
  }
  expect(passed).toHaveLength(5)
  vi.advanceTimersByTime(250)
  hear('visits')
  expect(passed).toEqual([...Array.from({ length: 5 }, () => ['footage']), ['visits']])
})

test('nothing is passed on once it has stopped', () => {
  const { passed, hear, stop } = pace()
  hear('visits')
  hear('messages')
  stop()
  vi.advanceTimersByTime(1000)
  expect(passed).toEqual([['visits']])
})
