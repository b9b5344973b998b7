import { expect, test } from 'vitest'
import { minute } from '../../shared/time.ts'
import { testOffice } from '../support/test-office.ts'

const quietly = {
  method: 'POST',
  body: '{}',
  headers: { 'content-type': 'application/json', 'x-foyer-background': '1' },
}

test('a screen that asks by itself keeps nobody signed in', async () => {
  const office = await testOffice()
  const helen = await office.at('manager')
  for (let passed = 0; passed < 14; passed += 1) {
    office.world.clock.pass(minute)
    expect((await helen.request('/api/visits/onSite', quietly)).status).toBe(200)
  }
  office.world.clock.pass(2 * minute)
  expect((await helen.request('/api/visits/onSite', quietly)).status).toBe(401)
})

test('work keeps its session, and a live stream does not', async () => {
  const office = await testOffice()
  const helen = await office.at('manager')
  for (let passed = 0; passed < 30; passed += 1) {
    office.world.clock.pass(minute)
    await helen.get('visits.onSite')
  }
  const stream = (await helen.request('/live')).body!.getReader()
  await stream.read()
  for (let passed = 0; passed < 16; passed += 1) {
    office.world.clock.pass(minute)
    office.world.events.changed('visits')
  }
  expect((await helen.call('visits.onSite')).status).toBe(401)
  await stream.cancel()
})
