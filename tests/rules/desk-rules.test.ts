import { describe, expect, it } from 'vitest'
import { askOf } from '../../renderer/desk/audit/trail-view.ts'
import { freshView, isFiltered, withFilter, withoutNames, withSort } from '../../renderer/desk/log/log-filter.ts'
import { letterCount } from '../../renderer/desk/secret-lengths.ts'
import { settingsOf, wrongSettings } from '../../renderer/desk/settings/setting-groups.ts'
import {
  draftOfDefaults,
  freshDraft,
  keyGroups,
  pageOfField,
  problemsOfPage,
  type Opened,
} from '../../renderer/desk/setup/setup-rules.ts'
import { organisationOf, sourceOf } from '../../renderer/desk/setup/setup-input.ts'

const opened: Opened = {
  setupToken: 'token',
  defaults: {
    organisation: 'International Connections Group Limited',
    address: '8 Avroe Crescent',
    contactEmail: 'GDPR@internationalconnectionsgroup.co.uk',
    website: '',
    regulatorName: 'ICO',
    regulatorContact: '',
    regulatorAddress: '',
    timeZone: 'Europe/London',
    footageRetentionDays: 31,
    visitRetentionDays: 180,
  },
  timeZones: ['Europe/London'],
  recoveryKey: 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH',
  confirmGroups: [2, 7],
}
const draft = () => ({ ...freshDraft(), ...draftOfDefaults(opened.defaults) })

describe('set-up', () => {
  it('finds the page of every field that the host may refuse', () => {
    expect(pageOfField('organisation.contactEmail')).toBe('organisation')
    expect(pageOfField('organisation.regulatorAddress')).toBe('regulator')
    expect(pageOfField('organisation.footageRetentionDays')).toBe('time')
    expect(pageOfField('lead.passphrase')).toBe('lead')
    expect(pageOfField('recoveryTyped')).toBe('recoveryCheck')
    expect(pageOfField('source.path')).toBe('source')
    expect(pageOfField('setupToken')).toBe('code')
  })

  it('asks for a checked address and for days that the notice can promise', () => {
    expect(problemsOfPage('organisation', draft(), opened)).toEqual({})
    expect(problemsOfPage('regulator', draft(), opened)).toEqual({ regulatorConfirmed: 'regulatorConfirmed' })
    for (const days of ['0', '32', '31.5', '', '-1', '3e1']) {
      const typed = { ...draft(), 'organisation.footageRetentionDays': days }
      expect(problemsOfPage('time', typed, opened)).toEqual({ 'organisation.footageRetentionDays': 'footageDays' })
    }
  })

  it('wants three people with names of their own and long passphrases', () => {
    const typed = {
      ...draft(),
      'administrator.signInName': 'sam',
      'manager.name': 'Helen Marsh',
      'manager.signInName': 'SAM',
      'manager.passphrase': 'fourteen lett.',
    }
    expect(problemsOfPage('manager', typed, opened)).toEqual({
      'manager.signInName': 'signInNameTaken',
      'manager.passphrase': 'passphrase',
    })
  })

  it('compares the typed groups with the key, whatever the case', () => {
    expect(keyGroups(opened.recoveryKey)).toHaveLength(8)
    const typed = { ...draft(), 'recoveryTyped.0': 'bbbb', 'recoveryTyped.1': 'HHHH' }
    expect(problemsOfPage('recoveryCheck', typed, opened)).toEqual({ 'recoveryTyped.1': 'recovery' })
  })

  it('sends numbers as numbers, and a source only where one was asked for', () => {
    expect(organisationOf(draft())).toEqual(opened.defaults)
    expect(sourceOf(draft())).toEqual({})
    const now = { ...draft(), addSource: 'now', 'source.name': 'Hall', 'source.path': ' /media/hall ' }
    expect(sourceOf(now)).toEqual({ source: { name: 'Hall', path: '/media/hall', layout: 'frigate' } })
    expect(sourceOf({ ...now, layoutKind: 'strftime' }).source?.layout).toBe('strftime:<camera>/%Y-%m-%d/%H-%M-%S.mp4')
  })
})

describe('the visitor log', () => {
  it('starts again at the first page when a filter changes, and forgets emptied ones', () => {
    const view = withFilter({ ...freshView, page: 7 }, { hostId: 3, namePrefix: '' })
    expect(view).toEqual({ ...freshView, hostId: 3 })
    expect(isFiltered(view)).toBe(true)
    expect(isFiltered(withFilter(view, { hostId: undefined }))).toBe(false)
  })

  it('turns a column round, and begins names at A', () => {
    expect(withSort(freshView, 'signedInAt').descending).toBe(false)
    expect(withSort(freshView, 'company')).toMatchObject({ sort: 'company', descending: false })
  })

  it('asks nothing that would tell names once the purpose is over', () => {
    const view = withoutNames({ ...freshView, sort: 'name', descending: false, namePrefix: 'am', page: 2 })
    expect(view).toEqual({ ...freshView, page: 2 })
  })
})

it('asks the audit trail for whole local days, the short one too', () => {
  const { fromAt, toAt } = askOf({ page: 1, fromOn: '2026-03-29', toOn: '2026-03-29' }, 'Europe/London')
  expect(fromAt).toBe(Date.UTC(2026, 2, 29, 0))
  expect(toAt).toBe(Date.UTC(2026, 2, 29, 23) - 1)
})

it('refuses settings that the host would refuse', () => {
  const typed = Object.fromEntries(
    Object.entries({
      ...opened.defaults,
      sweepAt: '02:30',
      openVisitsExpireAt: '24:00',
      holdCoolingOffHours: '72',
    }).map(([k, v]) => [k, String(v)]),
  )
  expect(wrongSettings(typed)).toEqual({ openVisitsExpireAt: 'clock' })
  expect(settingsOf({ ...typed, openVisitsExpireAt: '03:00' })).toMatchObject({ footageRetentionDays: 31 })
})

it('counts letters as people do', () => {
  expect(letterCount('é'.normalize('NFD'))).toBe(1)
  expect(letterCount('😀😀')).toBe(2)
})
