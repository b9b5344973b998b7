import type { PurposeCode, PurposeTask } from '../../shared/contract/staff.ts'
import type { DeviceMode, Role } from '../../shared/contract/words.ts'
import type { Caller } from '../../main/caller.ts'
import type { World } from '../../main/world.ts'

type Register = Pick<World, 'db' | 'clock'>
type Device = NonNullable<Caller['device']>

/** A device enrolled in the register. */
export function enrolledDevice(world: Register, name: string, mode: DeviceMode): Device {
  const { lastId } = world.db.run(
    world.db.build
      .insertInto('device')
      .values({ name, mode, token_hash: `device ${name}`, enrolled_at: world.clock.now() }),
  )
  return { id: lastId, name, mode, pixelsPerMm: 3.6, keyboard: 'own', prints: false }
}

/** Somebody in front of a device, signed in to nothing. */
export function visitorAt(device: Device): Caller {
  return { kind: 'visitor', staff: null, device, purpose: () => null, setCookie: () => {} }
}

/** A staff member with a session, as rows and as a caller who has stated no purpose yet. */
export function signedInStaff(world: Register, name: string, roles: readonly Role[], device: Device | null): Caller {
  const now = world.clock.now()
  const secretKind = roles.some((role) => role !== 'receptionist' && role !== 'security') ? 'passphrase' : 'pin'
  const { lastId: id } = world.db.run(
    world.db.build.insertInto('staff_member').values({
      name,
      sign_in_name: name.toLowerCase(),
      secret_kind: secretKind,
      secret_hash: 'nobody signs in with this',
      must_change_secret: 0,
      created_at: now,
    }),
  )
  for (const role of roles) world.db.run(world.db.build.insertInto('staff_role').values({ staff_id: id, role }))
  const { lastId: sessionId } = world.db.run(
    world.db.build.insertInto('session').values({
      token_hash: `session ${name}`,
      staff_id: id,
      device_id: device?.id ?? null,
      started_at: now,
      last_call_at: now,
    }),
  )
  return {
    kind: 'staff',
    staff: { id, name, roles, sessionId, mustChangeSecret: false },
    device,
    purpose: () => null,
    setCookie: () => {},
  }
}

/** The same caller after stating a purpose for a task, for fifteen minutes of the world's clock. */
export function withPurpose(
  world: Register,
  caller: Caller,
  task: PurposeTask,
  code: PurposeCode = 'rights-request',
): Caller {
  const now = world.clock.now()
  const expiresAt = now + 900_000
  const { lastId: id } = world.db.run(
    world.db.build.insertInto('purpose').values({
      session_id: caller.staff!.sessionId,
      staff_id: caller.staff!.id,
      task,
      code,
      text: 'stated in a test of the register',
      stated_at: now,
      expires_at: expiresAt,
    }),
  )
  return {
    ...caller,
    purpose: (asked) =>
      asked === task && world.clock.now() < expiresAt ? { id, code, expiresAt } : caller.purpose(asked),
  }
}

/** The people of the office, and its devices: Rita at reception, Sam, Helen, Priya and Ada at a desk, a kiosk in the lobby. */
export function people(world: Register) {
  const lobby = enrolledDevice(world, 'Lobby', 'kiosk')
  const reception = enrolledDevice(world, 'Reception', 'reception')
  const desk = enrolledDevice(world, 'Back office', 'desk')
  return {
    lobby,
    reception,
    desk,
    /** A visitor at the kiosk. */
    visitor: visitorAt(lobby),
    /** Receptionist. */
    rita: signedInStaff(world, 'Rita', ['receptionist'], reception),
    /** Security officer. */
    sam: signedInStaff(world, 'Sam', ['security'], desk),
    /** Office manager. */
    helen: signedInStaff(world, 'Helen', ['manager'], desk),
    /** Data-protection lead. */
    priya: signedInStaff(world, 'Priya', ['lead'], desk),
    /** Administrator. */
    ada: signedInStaff(world, 'Ada', ['administrator'], desk),
  }
}
