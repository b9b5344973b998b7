import { expect, test } from 'vitest'
import { visitorDesk } from '../support/visitor-desk.ts'

function withHosts(...names: string[]) {
  const desk = visitorDesk()
  for (const name of names) {
    desk.hosts.add(desk.helen, { name, department: 'Sales', email: `${names.indexOf(name)}@example.org` })
  }
  const suggested = (text: string) => desk.hosts.suggest(desk.visitor, { text }).map(({ name }) => name)
  return { ...desk, suggested }
}

test('from the third letter, the start of any word, in any writing', () => {
  const { suggested } = withHosts('Maria Santos', 'Nguyễn Văn An', "Sean O'Brien", 'Anne-Marie Dupont', '王小明')
  expect(suggested('')).toEqual([])
  expect(suggested('ma')).toEqual([])
  expect(suggested('m a')).toEqual([])
  expect(suggested('mar')).toEqual(['Maria Santos'])
  expect(suggested(' SAN')).toEqual(['Maria Santos'])
  expect(suggested('maria s')).toEqual(['Maria Santos'])
  expect(suggested('aria')).toEqual([])
  expect(suggested('nguyen')).toEqual(['Nguyễn Văn An'])
  expect(suggested('o’br')).toEqual(["Sean O'Brien"])
  expect(suggested('王小明')).toEqual(['王小明'])
})

test('no sign stands for any letter', () => {
  const { suggested } = withHosts('Maria Santos', '100% Real')
  for (const text of ['___', '%%%', '%ari', '\\', 'm_r', "'; --", '[a-z]']) expect(suggested(text)).toEqual([])
  expect(suggested('100')).toEqual(['100% Real'])
})

test('at most five, those whose name begins so first, never an inactive one, never an e-mail address', () => {
  const { hosts, helen, visitor, suggested } = withHosts(
    'Zoe Martin',
    'Martin A',
    'Martin B',
    'Martin C',
    'Martin D',
    'Martin E',
    'Martin F',
  )
  expect(suggested('martin')).toEqual(['Martin A', 'Martin B', 'Martin C', 'Martin D', 'Martin E'])
  for (const { id, name } of hosts.list().filter(({ name }) => /[A-D]$/.test(name))) {
    hosts.update(helen, { hostId: id, name, department: '', email: '', active: false })
  }
  expect(suggested('mart')).toEqual(['Martin E', 'Martin F', 'Zoe Martin'])
  expect(Object.keys(hosts.suggest(visitor, { text: 'mart' })[0]!)).toEqual(['id', 'name', 'department'])
})

test('are added and changed by id alone in the trail, and the screens hear of it', () => {
  const { world, hosts, helen, entries } = visitorDesk()
  const heard: string[] = []
  world.events.listen((topic) => heard.push(topic))
  const { id } = hosts.add(helen, { name: 'Maria Santos', department: 'Sales', email: 'maria@example.org' })
  hosts.update(helen, { hostId: id, name: 'Maria Silva', department: '', email: '', active: false })
  expect(hosts.list()).toMatchObject([{ id, name: 'Maria Silva', department: '', email: '', active: false }])
  expect(hosts.suggest(helen, { text: 'santos' })).toEqual([])
  expect(entries().map(({ action, subjectId }) => [action, subjectId])).toEqual([
    ['host.changed', id],
    ['host.added', id],
  ])
  expect(JSON.stringify(entries())).not.toMatch(/Maria|example/)
  expect(heard).toEqual(['hosts', 'hosts'])
  expect(() => hosts.update(helen, { hostId: 99, name: 'X', department: '', email: '', active: true })).toThrow(
    'host-not-found',
  )
})

test('have a delegate who is somebody else and still here; what an update leaves out stays', () => {
  const { hosts, helen } = visitorDesk()
  const add = (name: string, more = {}) => hosts.add(helen, { name, department: '', email: '', ...more }).id
  const plain = { department: '', email: '', active: true }
  const sam = add('Sam Reed')
  const gone = add('Gone Away')
  hosts.update(helen, { hostId: gone, name: 'Gone Away', ...plain, active: false })
  const maria = add('Maria Santos', { delegateId: sam, language: 'pl', awayUntilOn: '2026-11-30', tellByEmail: false })
  const told = { delegateId: sam, language: 'pl', awayUntilOn: '2026-11-30', tellByEmail: false }
  hosts.update(helen, { hostId: maria, name: 'Maria Silva', ...plain })
  expect(hosts.list().find(({ id }) => id === maria)).toMatchObject(told)
  for (const delegateId of [maria, gone, 999]) {
    const change = { hostId: maria, name: 'Maria Silva', ...plain, delegateId }
    expect(() => hosts.update(helen, change)).toThrow(
      expect.objectContaining({ fields: { delegateId: 'delegate-not-there' } }),
    )
  }
  hosts.update(helen, {
    hostId: maria,
    name: 'Maria Silva',
    ...plain,
    delegateId: null,
    language: null,
    awayUntilOn: null,
  })
  expect(hosts.list().find(({ id }) => id === maria)).toMatchObject({
    delegateId: null,
    language: null,
    awayUntilOn: null,
  })
})
