-- Foyer's register. This file is the document of the data.
-- Times: `…_at` = unix ms UTC; `…_on` = local calendar date 'YYYY-MM-DD' in the office's time zone. Booleans are 0/1.
-- The whole file is encrypted; personal data stands only where a comment says so.

-- The office: exactly one row. Written by set-up and by the manager.
CREATE TABLE installation (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uuid TEXT NOT NULL,                       -- also in every source's marker file
  organisation TEXT NOT NULL,
  address TEXT NOT NULL,
  contact_email TEXT NOT NULL,
  website TEXT NOT NULL,
  regulator_name TEXT NOT NULL,
  regulator_contact TEXT NOT NULL,
  regulator_address TEXT NOT NULL,
  time_zone TEXT NOT NULL,                  -- IANA
  footage_retention_days INTEGER NOT NULL CHECK (footage_retention_days BETWEEN 1 AND 31),
  visit_retention_days INTEGER NOT NULL CHECK (visit_retention_days BETWEEN 1 AND 3650),
  open_visits_expire_at TEXT NOT NULL,      -- local HH:MM at which visits of earlier days become `expired`
  sweep_at TEXT NOT NULL,                   -- local HH:MM of the nightly sweep
  hold_cooling_off_hours INTEGER NOT NULL CHECK (hold_cooling_off_hours BETWEEN 24 AND 720), -- from agreeing to a release until it releases
  footage_digests INTEGER NOT NULL CHECK (footage_digests IN (0, 1)), -- whether every new segment gets its SHA-256
  set_up_at INTEGER NOT NULL
) STRICT;

-- Somebody who works here and may sign in. Personal data: the name.
CREATE TABLE staff_member (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  sign_in_name TEXT NOT NULL UNIQUE,        -- folded to lower case
  secret_kind TEXT NOT NULL CHECK (secret_kind IN ('pin', 'passphrase')),
  secret_hash TEXT NOT NULL,                -- argon2id, PHC string
  must_change_secret INTEGER NOT NULL CHECK (must_change_secret IN (0, 1)),
  console_reset_at INTEGER,                 -- set when the console replaced the secret; shown to the lead
  last_sign_in_at INTEGER,
  created_at INTEGER NOT NULL,
  disabled_at INTEGER
) STRICT;

CREATE TABLE staff_role (
  staff_id INTEGER NOT NULL REFERENCES staff_member,
  role TEXT NOT NULL CHECK (role IN ('receptionist', 'security', 'manager', 'lead', 'administrator')),
  PRIMARY KEY (staff_id, role)
) STRICT, WITHOUT ROWID;

-- A browser that holds an enrolment cookie. An address is never a device.
CREATE TABLE device (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('kiosk', 'reception', 'desk')),
  token_hash TEXT NOT NULL UNIQUE,          -- SHA-256 of the cookie
  pixels_per_mm REAL NOT NULL DEFAULT 3.6,
  keyboard TEXT NOT NULL DEFAULT 'own' CHECK (keyboard IN ('own', 'system')), -- what visitors type on: Foyer's keys, or the platform's
  prints INTEGER NOT NULL DEFAULT 0 CHECK (prints IN (0, 1)), -- whether a label printer stands beside it
  enrolled_by INTEGER REFERENCES staff_member,
  enrolled_at INTEGER NOT NULL,
  last_seen_at INTEGER,                     -- to the minute
  revoked_at INTEGER
) STRICT;

-- What a window's door remembers for its pages, which never see it: the device's token.
CREATE TABLE window_cookie (
  window_name TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (window_name, name)
) STRICT, WITHOUT ROWID;

-- The one enrolment code that may be open: a new one replaces it.
CREATE TABLE enrolment_code (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  code_hash TEXT NOT NULL,
  device_name TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('kiosk', 'reception', 'desk')),
  made_by INTEGER NOT NULL REFERENCES staff_member,
  expires_at INTEGER NOT NULL,
  tries_left INTEGER NOT NULL CHECK (tries_left >= 0)
) STRICT;

-- What the network door proves itself with: the authority that tablets are told to trust, made when the door is first
-- opened, and the certificate under it, replaced when it nears its end or the machine's names change. Their private
-- keys stand here and nowhere else, so that they are encrypted with the register and come back with a backup.
CREATE TABLE network_certificate (
  kind TEXT PRIMARY KEY CHECK (kind IN ('authority', 'certificate')),
  certificate TEXT NOT NULL,                -- PEM
  private_key TEXT NOT NULL,                -- PEM, PKCS 8
  vouches_for TEXT NOT NULL,                -- JSON: the authority's reach; the certificate's names and addresses
  starts_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The key that signs links and codes which leave the office, made when the first is signed. It stands here alone, so that
-- it is encrypted with the register, and a backup that is put back knows the links that are out.
CREATE TABLE signing_key (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  private_key TEXT NOT NULL,                -- Ed25519, PEM, PKCS 8
  made_at INTEGER NOT NULL
) STRICT;

-- A staff member signed in on a browser.
CREATE TABLE session (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  token_hash TEXT NOT NULL UNIQUE,          -- SHA-256 of the cookie
  staff_id INTEGER NOT NULL REFERENCES staff_member,
  device_id INTEGER REFERENCES device,      -- none: an administrator without an enrolled device
  started_at INTEGER NOT NULL,
  last_call_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
CREATE INDEX session_open_by_staff ON session (staff_id) WHERE ended_at IS NULL;

-- Why somebody needed personal data. The text may hold personal data, so it stays out of the audit trail.
CREATE TABLE purpose (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session_id INTEGER NOT NULL REFERENCES session,
  staff_id INTEGER NOT NULL REFERENCES staff_member,
  task TEXT NOT NULL,
  code TEXT NOT NULL,
  text TEXT NOT NULL CHECK (length(text) >= 10),
  incident_id INTEGER REFERENCES incident,
  stated_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL CHECK (expires_at <= stated_at + 900000)
) STRICT;
CREATE INDEX purpose_by_session ON purpose (session_id, task, expires_at);

-- Wrong tries, counted before a secret is looked at, so that a crash forgives none.
CREATE TABLE throttle (
  key TEXT PRIMARY KEY,                     -- 'staff:7', 'device:3', 'sign-out:3' …; never a typed text
  failures INTEGER NOT NULL CHECK (failures >= 0),
  blocked_until INTEGER NOT NULL,
  last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Somebody at a device asked for a person. Nobody knows who: no personal data, and removed after its day all the same.
CREATE TABLE call_for_help (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  device_id INTEGER NOT NULL REFERENCES device,
  rung_at INTEGER NOT NULL,                 -- the last time, where it was rung again before anybody answered
  answered_by INTEGER REFERENCES staff_member,
  answered_at INTEGER,
  CHECK ((answered_by IS NULL) = (answered_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX call_for_help_one_open ON call_for_help (device_id) WHERE answered_at IS NULL;

-- How the kiosk looks and what it says of the office: at most one row, none as delivered. Written by the manager.
CREATE TABLE kiosk_look (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  brand_colour TEXT CHECK (brand_colour GLOB '#[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'),
  wall_colour TEXT CHECK (wall_colour GLOB '#[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'),
  welcome TEXT NOT NULL,                    -- JSON: a sentence by language
  assembly_point TEXT NOT NULL              -- JSON: where people meet after an alarm, by language
) STRICT;

-- The office's logo and the picture on the kiosk's wall: as sent by the manager's browser, whose canvas left out
-- whatever a camera had written beside the picture.
CREATE TABLE kiosk_picture (
  place TEXT PRIMARY KEY CHECK (place IN ('logo', 'wall')),
  content_type TEXT NOT NULL CHECK (content_type IN ('image/png', 'image/jpeg', 'image/webp')),
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  data BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Who is visited. Personal data: name, e-mail.
CREATE TABLE host (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  search_name TEXT NOT NULL,                -- folded: see fold() in shared/fold.ts
  department TEXT NOT NULL,
  zone TEXT NOT NULL DEFAULT '',            -- where they work, as a fire warden calls it: their visitors are looked for there
  email TEXT NOT NULL,
  language TEXT,                            -- of what is sent to them; none: the office's
  tell_by_email INTEGER NOT NULL DEFAULT 1 CHECK (tell_by_email IN (0, 1)),
  teams_webhook TEXT,                       -- addresses that whoever knows them can write to: never shown again
  slack_webhook TEXT,
  delegate_id INTEGER REFERENCES host,      -- told while this host is away or does not answer
  away_until_on TEXT,                       -- the last day away
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  CHECK (delegate_id <> id)
) STRICT;

-- The office's own texts that visitors read are JSON objects by language: {"en":"…","cy":"…"}, English always there.
CREATE TABLE category (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  names TEXT NOT NULL CHECK (names ->> '$.en' IS NOT NULL), -- JSON by language
  asks_company INTEGER NOT NULL CHECK (asks_company IN (0, 1)),
  asks_host INTEGER NOT NULL CHECK (asks_host IN (0, 1)),
  asks_party INTEGER NOT NULL DEFAULT 0 CHECK (asks_party IN (0, 1)), -- one person signs in others with them
  is_default INTEGER NOT NULL CHECK (is_default IN (0, 1)),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  position INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX category_one_default ON category (is_default) WHERE is_default = 1;

-- A text of the office's that visitors read and accept: site rules, a confidentiality undertaking.
CREATE TABLE document (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,                       -- what staff call it
  made_at INTEGER NOT NULL
) STRICT;

-- Its wording, by version and language. The version that stands is the highest whose day has come.
CREATE TABLE document_version (
  document_id INTEGER NOT NULL REFERENCES document,
  version INTEGER NOT NULL,
  language TEXT NOT NULL,
  effective_on TEXT NOT NULL,
  title TEXT NOT NULL,
  paragraphs TEXT NOT NULL,                 -- JSON array of texts
  sha256 TEXT NOT NULL,                     -- of title and paragraphs: what an answer names
  made_at INTEGER NOT NULL,
  PRIMARY KEY (document_id, version, language)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER document_is_final BEFORE UPDATE ON document_version BEGIN SELECT RAISE(ABORT, 'a document is never changed'); END;
CREATE TRIGGER document_stays BEFORE DELETE ON document_version BEGIN SELECT RAISE(ABORT, 'a document is never removed'); END;

-- What a category asks besides name, company and host. Only its place and whether it is asked ever change: an edit
-- retires it and makes a new one, so that an answer keeps the question that it answered.
CREATE TABLE question (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  category_id INTEGER NOT NULL REFERENCES category,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('text', 'choice', 'yes-no', 'number', 'date', 'signature', 'document', 'photo')),
  wording TEXT NOT NULL,                    -- JSON by language
  why TEXT NOT NULL,                        -- JSON by language: the reason that is said beside it
  required INTEGER NOT NULL CHECK (required IN (0, 1)),
  seen_by TEXT NOT NULL CHECK (seen_by IN ('reception', 'guards', 'lead')),
  keep_days INTEGER CHECK (keep_days BETWEEN 1 AND 3650), -- none: as long as the visit
  choices TEXT NOT NULL,                    -- JSON array of texts by language; [] but for a choice
  document_id INTEGER REFERENCES document,  -- of a document: which
  signed INTEGER NOT NULL DEFAULT 0 CHECK (signed IN (0, 1)), -- a document is signed, not only accepted
  offers_copy INTEGER NOT NULL DEFAULT 0 CHECK (offers_copy IN (0, 1)), -- of a document: a copy by e-mail
  active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
CREATE INDEX question_by_category ON question (category_id, position) WHERE active = 1;

-- The languages of visitors and messages: at most one row, none as delivered. Written by the manager.
CREATE TABLE office_language (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  own TEXT NOT NULL,                        -- to which a kiosk goes back after each visitor
  offered TEXT NOT NULL                     -- JSON array of tags in their order, the office's own among them
) STRICT;

-- A version of the privacy notice in one language: written once, never changed.
CREATE TABLE notice (
  version INTEGER NOT NULL,
  language TEXT NOT NULL,
  effective_on TEXT NOT NULL,
  text TEXT NOT NULL,                       -- canonical JSON of its two layers
  sha256 TEXT NOT NULL,                     -- of `text`, UTF-8
  made_at INTEGER NOT NULL,
  PRIMARY KEY (version, language)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER notice_is_final BEFORE UPDATE ON notice BEGIN SELECT RAISE(ABORT, 'a notice is never changed'); END;
CREATE TRIGGER notice_stays BEFORE DELETE ON notice BEGIN SELECT RAISE(ABORT, 'a notice is never removed'); END;

-- What the office says in its own words in a version of the notice; none where every word is made from the settings.
CREATE TABLE notice_wording (
  version INTEGER PRIMARY KEY,
  own TEXT NOT NULL                         -- JSON: by language, by part of the notice
) STRICT;

-- One stay, from sign-in to sign-out. Personal data: name, company, host_text, search_name and needs_help; erased with
-- the row, needs_help when the stay ends.
CREATE TABLE visit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  search_name TEXT NOT NULL,                -- folded name, for prefix search and sign-out by name
  company TEXT NOT NULL,
  search_company TEXT NOT NULL,
  host_id INTEGER REFERENCES host,
  host_text TEXT NOT NULL,                  -- as typed, where no host was chosen
  category_id INTEGER NOT NULL REFERENCES category,
  signed_in_at INTEGER NOT NULL,
  signed_in_on TEXT NOT NULL,
  ended_at INTEGER,
  ended_as TEXT CHECK (ended_as IN ('left', 'closed', 'expired')),
  sign_out_code TEXT,                       -- six characters while on site, then none
  needs_help INTEGER NOT NULL DEFAULT 0 CHECK (needs_help IN (0, 1)), -- to leave the building; only while on site
  removed_on TEXT NOT NULL,                 -- promised to the visitor: signed_in_on + retention; removed on that day
  notice_version INTEGER NOT NULL,
  notice_language TEXT NOT NULL,
  notice_sha256 TEXT NOT NULL,
  device_id INTEGER REFERENCES device,
  party_of INTEGER REFERENCES visit ON DELETE SET NULL, -- who led this party in; its own visit, code and dates all the same
  time_in_doubt INTEGER NOT NULL DEFAULT 0 CHECK (time_in_doubt IN (0, 1)), -- one of its times was written while the clock was in doubt
  attempt_id TEXT,                          -- a uuid of the screen's, for a day: the same one never begins a second visit
  CHECK ((ended_at IS NULL) = (ended_as IS NULL)),
  CHECK (ended_at IS NULL OR sign_out_code IS NULL),
  CHECK (ended_at IS NULL OR needs_help = 0),
  FOREIGN KEY (notice_version, notice_language) REFERENCES notice (version, language)
) STRICT;
CREATE INDEX visit_by_sign_in ON visit (signed_in_on, signed_in_at); -- the log's own order
CREATE INDEX visit_by_end ON visit (ended_at, signed_in_at);         -- who is on site; visits that touch a range of time
CREATE UNIQUE INDEX visit_by_code ON visit (sign_out_code) WHERE sign_out_code IS NOT NULL;
CREATE UNIQUE INDEX visit_by_attempt ON visit (attempt_id) WHERE attempt_id IS NOT NULL;
CREATE INDEX visit_by_name ON visit (search_name, signed_in_at);
CREATE INDEX visit_by_removal ON visit (removed_on);

-- What a visitor answered. Personal data: text, data; they go on their own date or with the visit, whichever is first.
CREATE TABLE visit_answer (
  visit_id INTEGER NOT NULL REFERENCES visit ON DELETE CASCADE,
  question_id INTEGER NOT NULL REFERENCES question,
  text TEXT NOT NULL,                       -- the same in every language: shared/answer-rules.ts says how
  data BLOB,                                -- of a signature, a document or a photo
  removed_on TEXT NOT NULL,                 -- never after the visit's own
  PRIMARY KEY (visit_id, question_id)
) STRICT;
CREATE INDEX visit_answer_by_removal ON visit_answer (removed_on);
CREATE INDEX visit_by_party ON visit (party_of) WHERE party_of IS NOT NULL;

-- A visitor asked for what they accepted by e-mail. Personal data: the address, which goes as soon as it has been used.
CREATE TABLE document_copy (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  visit_id INTEGER NOT NULL REFERENCES visit ON DELETE CASCADE,
  email TEXT NOT NULL,
  language TEXT NOT NULL
) STRICT;
CREATE INDEX document_copy_by_visit ON document_copy (visit_id);

-- How messages leave, and when: one row, written by the manager; none before that.
CREATE TABLE message_settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  smtp_server TEXT NOT NULL,                -- empty: no e-mail is sent
  smtp_port INTEGER NOT NULL CHECK (smtp_port BETWEEN 1 AND 65535),
  smtp_security TEXT NOT NULL CHECK (smtp_security IN ('tls', 'starttls', 'none')), -- none: on this machine alone
  smtp_sign_in_name TEXT NOT NULL,
  smtp_password TEXT,
  smtp_certificate TEXT,                    -- PEM, trusted beside the usual authorities
  from_name TEXT NOT NULL,
  from_address TEXT NOT NULL,
  teams_webhook TEXT,                       -- the office's own channel
  slack_webhook TEXT,
  office_hears TEXT NOT NULL CHECK (office_hears IN ('arrivals', 'unanswered')),
  quiet_from TEXT,                          -- local HH:MM; hosts are told nothing from then until quiet_to
  quiet_to TEXT,
  escalate_minutes INTEGER NOT NULL CHECK (escalate_minutes BETWEEN 1 AND 60),
  base_address TEXT NOT NULL,               -- with which links begin; empty: the network door's own
  CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
) STRICT;

-- What has to leave for somebody's inbox or channel: written in the transaction of what it tells of, sent after it,
-- settled last. Ids only: the text is made when it is sent, so that it outlives nothing. A row found `sending` by the next
-- run was cut off by a crash and is sent again under the same Message-ID.
CREATE TABLE message (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,                 -- what makes it one: 'arrival:12:host:email'
  kind TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('email', 'teams', 'slack')),
  visit_id INTEGER REFERENCES visit ON DELETE CASCADE, -- the visit that it tells of, with which it goes
  host_id INTEGER REFERENCES host,          -- to whom; none: whom the subject says, or the office's own channel
  subject_id INTEGER,                       -- what else it tells of, in the table that its kind knows
  uuid TEXT NOT NULL,                       -- of its Message-ID
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'dropped')),
  attempts INTEGER NOT NULL DEFAULT 0,
  problem TEXT,                             -- why the last attempt failed: a code
  queued_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,                  -- the next attempt
  gives_up_at INTEGER NOT NULL,
  settled_at INTEGER,
  CHECK ((settled_at IS NULL) = (state IN ('queued', 'sending')))
) STRICT;
CREATE INDEX message_waiting ON message (due_at) WHERE settled_at IS NULL;
CREATE INDEX message_by_visit ON message (visit_id);
CREATE INDEX message_by_subject ON message (kind, subject_id) WHERE subject_id IS NOT NULL;
CREATE INDEX message_settled ON message (settled_at) WHERE settled_at IS NOT NULL;

-- Whether the person who is visited knows: goes with its visit.
CREATE TABLE arrival (
  visit_id INTEGER PRIMARY KEY REFERENCES visit ON DELETE CASCADE,
  began_at INTEGER NOT NULL,
  told_at INTEGER,                          -- the first message that left, or a person's word
  told_to TEXT CHECK (told_to IN ('host', 'delegate')),
  told_by TEXT CHECK (told_by IN ('email', 'teams', 'slack', 'person')),
  told_by_staff INTEGER REFERENCES staff_member,
  answer TEXT CHECK (answer IN ('coming', 'send-up', 'wrong-person')),
  answered_at INTEGER,
  answered_by TEXT CHECK (answered_by IN ('host', 'delegate')),
  escalate_at INTEGER,                      -- reception is told then; none: nobody is waited for
  escalated_at INTEGER,
  escalated_why TEXT CHECK (escalated_why IN ('unanswered', 'quiet', 'no-way', 'failed', 'away', 'not-listed', 'wrong-person')),
  CHECK ((told_at IS NULL) = (told_by IS NULL)),
  CHECK ((answered_at IS NULL) = (answer IS NULL)),
  CHECK ((escalated_at IS NULL) = (escalated_why IS NULL))
) STRICT;
CREATE INDEX arrival_waiting ON arrival (escalate_at) WHERE escalate_at IS NOT NULL;

-- An expected visit. Personal data: name, e-mail, company, note. It goes on removed_on, a week after its day (or after it was
-- cancelled), whether or not somebody came; and with the visit that it led to, where that goes first.
CREATE TABLE invitation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE,                -- names it in calendars: the same through every change of it
  key TEXT NOT NULL UNIQUE,                 -- what its QR code's token carries; another one when its day changes
  code TEXT NOT NULL UNIQUE,                -- eight characters to type where no camera reads
  name TEXT NOT NULL,
  email TEXT NOT NULL,                      -- empty: nothing is sent
  company TEXT NOT NULL,
  host_id INTEGER NOT NULL REFERENCES host,
  category_id INTEGER NOT NULL REFERENCES category,
  expected_on TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL,
  language TEXT NOT NULL,                   -- of what is sent to the visitor
  note TEXT NOT NULL,                       -- for the visitor to read
  sequence INTEGER NOT NULL DEFAULT 0,      -- of the calendar entry: raised by each change
  invited_by INTEGER REFERENCES staff_member, -- none: the host, by their own link
  made_at INTEGER NOT NULL,
  cancelled_at INTEGER,
  visit_id INTEGER UNIQUE REFERENCES visit ON DELETE CASCADE, -- none: not here yet
  removed_on TEXT NOT NULL,
  CHECK (until_at > from_at),
  CHECK (cancelled_at IS NULL OR visit_id IS NULL)
) STRICT;
CREATE INDEX invitation_by_day ON invitation (expected_on, from_at);
CREATE INDEX invitation_by_host ON invitation (host_id, expected_on);
CREATE INDEX invitation_by_removal ON invitation (removed_on);

-- A link by which a host invites their own visitors, without a session. Revoked or past its time, it is removed.
CREATE TABLE host_link (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  host_id INTEGER NOT NULL UNIQUE REFERENCES host, -- a new one replaces the one before
  key TEXT NOT NULL UNIQUE,                 -- what its token carries
  made_by INTEGER NOT NULL REFERENCES staff_member,
  made_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

-- A visitor who asked to be remembered. Personal data: name, company, e-mail. It goes when it expires, or when its holder
-- or reception says so.
CREATE TABLE pass (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,                 -- what its QR code's token carries
  code TEXT NOT NULL UNIQUE,                -- eight characters to type where no camera reads
  name TEXT NOT NULL,
  company TEXT NOT NULL,
  category_id INTEGER NOT NULL REFERENCES category,
  language TEXT NOT NULL,
  email TEXT,                               -- where the visitor asked for it to be sent; none once it has been
  made_at INTEGER NOT NULL,
  expires_on TEXT NOT NULL                  -- removed on that day
) STRICT;
CREATE INDEX pass_by_expiry ON pass (expires_on);

-- The visits that a pass was made at or used for, so that erasing one can take the pass along.
CREATE TABLE pass_visit (
  visit_id INTEGER PRIMARY KEY REFERENCES visit ON DELETE CASCADE,
  pass_id INTEGER NOT NULL REFERENCES pass ON DELETE CASCADE
) STRICT;
CREATE INDEX pass_visit_by_pass ON pass_visit (pass_id);

-- What the office offers of invitations and passes: one row, written by the manager; the defaults before that.
CREATE TABLE invitation_settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  kiosk_reads_codes INTEGER NOT NULL CHECK (kiosk_reads_codes IN (0, 1)),
  offers_passes INTEGER NOT NULL CHECK (offers_passes IN (0, 1)),
  pass_days INTEGER NOT NULL CHECK (pass_days BETWEEN 1 AND 365),
  directions TEXT NOT NULL                  -- JSON by language: how to find the office, for who is invited
) STRICT;

-- Why the lead erased a visit before its time. The reason may hold personal data, so it stays out of the audit trail and
-- goes when a visit signed in on the day of the erasure would go.
CREATE TABLE erasure (
  visit_id INTEGER PRIMARY KEY,             -- the visit's own row is gone
  reason TEXT NOT NULL CHECK (length(reason) >= 10),
  erased_by INTEGER NOT NULL REFERENCES staff_member,
  erased_at INTEGER NOT NULL,
  removed_on TEXT NOT NULL
) STRICT;

-- What the house does beside visits: one row once the manager has said so; until then what shared/house.ts says.
CREATE TABLE house_settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  deliveries_offered INTEGER NOT NULL CHECK (deliveries_offered IN (0, 1)),
  delivery_days INTEGER NOT NULL CHECK (delivery_days BETWEEN 1 AND 365),  -- a delivery is removed then at the latest
  presence_days INTEGER NOT NULL CHECK (presence_days BETWEEN 0 AND 7),    -- after its day
  tablets_keep_roll_call INTEGER NOT NULL CHECK (tablets_keep_roll_call IN (0, 1))
) STRICT;

-- What a host shows or types at the kiosk when they come and go. Nothing here can be shown again: only replaced.
CREATE TABLE presence_key (
  host_id INTEGER PRIMARY KEY REFERENCES host,
  number INTEGER NOT NULL UNIQUE,           -- short, typed with the PIN; not secret
  pin_hash TEXT NOT NULL,                   -- argon2id, PHC string
  token_hash TEXT NOT NULL UNIQUE,          -- SHA-256 of what the QR code holds
  made_at INTEGER NOT NULL
) STRICT;

-- A host in the building, so that the roll call is complete; no record of working time. Removed soon after its day.
CREATE TABLE presence (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  host_id INTEGER NOT NULL REFERENCES host,
  in_at INTEGER NOT NULL,
  in_on TEXT NOT NULL,
  out_at INTEGER,
  in_attempt_id TEXT,                       -- uuids of the screen's, for a day: sent again, it changes nothing
  out_attempt_id TEXT,
  removed_on TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX presence_one_open ON presence (host_id) WHERE out_at IS NULL;
CREATE UNIQUE INDEX presence_by_in_attempt ON presence (in_attempt_id, host_id) WHERE in_attempt_id IS NOT NULL;
CREATE UNIQUE INDEX presence_by_out_attempt ON presence (out_attempt_id, host_id) WHERE out_attempt_id IS NOT NULL;
CREATE INDEX presence_by_removal ON presence (removed_on);

-- Parcels that wait for somebody. Nothing is known of who brought them.
CREATE TABLE delivery (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  host_id INTEGER REFERENCES host,          -- none: for reception
  parcels INTEGER NOT NULL CHECK (parcels BETWEEN 1 AND 99),
  brought_at INTEGER NOT NULL,
  brought_on TEXT NOT NULL,
  device_id INTEGER REFERENCES device,
  reminded_on TEXT,
  collected_at INTEGER,
  collected_by TEXT CHECK (collected_by IN ('recipient', 'reception')),
  removed_on TEXT NOT NULL,                 -- brought_on + delivery_days, or sooner once collected
  attempt_id TEXT,                          -- a uuid of the screen's, for a day: the same one never brings a second delivery
  CHECK ((collected_at IS NULL) = (collected_by IS NULL))
) STRICT;
CREATE INDEX delivery_by_removal ON delivery (removed_on);
CREATE UNIQUE INDEX delivery_by_attempt ON delivery (attempt_id) WHERE attempt_id IS NOT NULL;

-- The evacuation list being ticked off; one at a time.
CREATE TABLE roll_call (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  drill INTEGER NOT NULL CHECK (drill IN (0, 1)),
  started_by INTEGER REFERENCES staff_member, -- none: a tablet that had lost the host
  started_at INTEGER NOT NULL,
  ended_by INTEGER REFERENCES staff_member,
  ended_at INTEGER,
  names_removed_on TEXT NOT NULL,           -- of hosts, and of who was added by name: with hosts' times
  unnamed INTEGER NOT NULL DEFAULT 0 CHECK (unnamed >= 0), -- how many of those have gone, and how many of them were safe
  unnamed_safe INTEGER NOT NULL DEFAULT 0 CHECK (unnamed_safe BETWEEN 0 AND unnamed),
  removed_on TEXT NOT NULL,
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX roll_call_one_open ON roll_call ((1)) WHERE ended_at IS NULL;

-- Somebody on a roll call: a visit, which takes the row along when it is removed, a host, or somebody who stood on no list
-- and was added. Personal data: name.
CREATE TABLE roll_call_mark (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  roll_call_id INTEGER NOT NULL REFERENCES roll_call ON DELETE CASCADE,
  visit_id INTEGER REFERENCES visit ON DELETE CASCADE,
  host_id INTEGER REFERENCES host,
  name TEXT,                                -- as typed, of who was added
  added_at INTEGER,
  added_key TEXT UNIQUE,                    -- a uuid of the screen's: sent again, it adds nobody
  safe_at INTEGER,
  marked_by INTEGER REFERENCES staff_member, -- none: ticked on a tablet that had lost the host
  CHECK ((visit_id IS NOT NULL) + (host_id IS NOT NULL) + (name IS NOT NULL) = 1),
  CHECK ((name IS NULL) = (added_at IS NULL)),
  UNIQUE (roll_call_id, visit_id),
  UNIQUE (roll_call_id, host_id)
) STRICT;
CREATE INDEX roll_call_mark_by_visit ON roll_call_mark (visit_id);

-- A kept roll call that was opened on a tablet while the host was away; told when it was back.
CREATE TABLE roll_call_opening (
  key TEXT PRIMARY KEY,                     -- made by the tablet, so that what it tells twice counts once
  device_id INTEGER NOT NULL REFERENCES device,
  listed_at INTEGER NOT NULL,               -- how old the list was
  opened_at INTEGER NOT NULL,
  roll_call_id INTEGER REFERENCES roll_call ON DELETE SET NULL,
  removed_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A folder that a recorder writes into.
CREATE TABLE source (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  path TEXT NOT NULL,                       -- absolute, real (no link in it), as the platform spells it
  layout TEXT NOT NULL,                     -- key of main/footage/layouts.ts, with its pattern where it has one: 'strftime:…'
  time_zone TEXT NOT NULL,                  -- IANA; 'UTC' where the layout is UTC
  removed_by TEXT NOT NULL CHECK (removed_by IN ('foyer', 'recorder')), -- recorder: a store of blocks, where we only read
  device TEXT NOT NULL,                     -- st_dev of the root when it was added, as text
  inode TEXT NOT NULL,                      -- of the root, where no marker may be written into it; else empty
  inode_stable INTEGER NOT NULL CHECK (inode_stable IN (0, 1)), -- whether an inode is part of a segment's identity here
  on_network INTEGER NOT NULL DEFAULT 0 CHECK (on_network IN (0, 1)), -- whether another machine stamps its files
  start_counter INTEGER NOT NULL,           -- raised at each start; the marker holds the same. Behind the marker = restored
  restored_at INTEGER,                      -- set when the marker was ahead: sweeps only report until a person reconciled
  problem TEXT,                             -- why it cannot be seen, one of the contract's sourceProblems
  problem_since_at INTEGER,
  last_scan_at INTEGER,
  unread_files INTEGER NOT NULL DEFAULT 0,
  vanished_segments INTEGER NOT NULL DEFAULT 0, -- rows whose file somebody else removed
  first_sweep_at INTEGER,                   -- none: a backlog here still needs two people
  added_at INTEGER NOT NULL,
  retired_at INTEGER
) STRICT;
CREATE TRIGGER source_remover_is_final BEFORE UPDATE OF removed_by ON source WHEN NEW.removed_by <> OLD.removed_by
BEGIN SELECT RAISE(ABORT, 'who removes a source''s footage never changes'); END;
CREATE UNIQUE INDEX source_one_per_path ON source (path) WHERE retired_at IS NULL;

-- When a source could not be seen, and why: what a proof of a past day has to own up to.
CREATE TABLE source_trouble (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id INTEGER NOT NULL REFERENCES source,
  problem TEXT NOT NULL,
  began_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
CREATE UNIQUE INDEX source_trouble_one_open ON source_trouble (source_id) WHERE ended_at IS NULL;

CREATE TABLE camera (
  id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 1023), -- ten bits of a segment's key
  source_id INTEGER NOT NULL REFERENCES source,
  key TEXT NOT NULL,                        -- as the layout reads it from the path
  name TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  last_sweep_at INTEGER,                    -- end of the last sweep that completed for this camera
  segments INTEGER NOT NULL DEFAULT 0 CHECK (segments >= 0), -- its rows and their bytes, kept in the transactions that
  bytes INTEGER NOT NULL DEFAULT 0 CHECK (bytes >= 0),       -- add and remove them
  UNIQUE (source_id, key)
) STRICT;

-- One footage file. k = (UTC day since 1970 × 1024 + camera) × 2^27 + ms of that day: a day, and a camera's day, is one
-- range. The path is rebuilt from the layout, or stands in segment_path. A key that is taken moves on by 1 ms.
CREATE TABLE segment (
  k INTEGER PRIMARY KEY,
  length_ms INTEGER NOT NULL CHECK (length_ms >= 0), -- from name, container or neighbours
  bytes INTEGER NOT NULL CHECK (bytes >= 0),         -- identity: size
  mtime_after_ms INTEGER NOT NULL,                   -- identity: file time minus start, whole ms
  inode INTEGER NOT NULL                             -- identity where the source's inodes are stable, else 0
) STRICT;
-- Time-suspect segments, and those longer than a day: the only ones that may end more than two days after they start.
CREATE INDEX segment_suspect ON segment (k) WHERE abs(mtime_after_ms - length_ms) > 86400000 OR length_ms > 86400000;

-- Paths (relative to the root, '/' between parts) and true starts that the key and the layout do not give back. An empty
-- path: the recorder's own file is gone or holds other bytes, and the vault's copy is the one.
CREATE TABLE segment_path (
  k INTEGER PRIMARY KEY REFERENCES segment ON DELETE CASCADE,
  path TEXT NOT NULL,
  start_at INTEGER NOT NULL,
  doubt TEXT CHECK (doubt IN ('repeated-hour', 'other-zone', 'no-time', 'future')) -- why its start is not sure
) STRICT;
CREATE INDEX segment_path_by_path ON segment_path (path);
CREATE INDEX segment_path_in_doubt ON segment_path (k, doubt) WHERE doubt IS NOT NULL;

-- The SHA-256 of a segment's file as it was read some time after it was registered: of every segment where the office asks for
-- it, and of held ones that the vault has no copy of. A row of its own, so that segments without one take no room for it.
CREATE TABLE segment_digest (
  k INTEGER PRIMARY KEY,                    -- of a segment; leaves with it
  sha256 BLOB CHECK (length(sha256) = 32),
  try_at INTEGER,                           -- while there is none: when to read the file
  CHECK ((sha256 IS NULL) = (try_at IS NOT NULL))
) STRICT;
CREATE INDEX segment_digest_waiting ON segment_digest (try_at, k) WHERE try_at IS NOT NULL;

-- What each camera's UTC hour holds, kept in the transactions that add and remove its segments: h = UTC hour since 1970 × 1024 +
-- camera. An hour owns the segments whose keys lie in it; one without any has no row. It says where to look, never what
-- may go: what is removed is asked of the segments themselves.
CREATE TABLE coverage_hour (
  h INTEGER PRIMARY KEY,
  segments INTEGER NOT NULL CHECK (segments > 0),
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  first_start_at INTEGER NOT NULL,          -- what it covers: from its first start to its last stop, by name and length,
  last_stop_at INTEGER NOT NULL,            -- less what is missing between, where nothing was recorded for more than 2 s
  missing_ms INTEGER NOT NULL CHECK (missing_ms >= 0),
  first_end_at INTEGER NOT NULL,            -- when the first and the last of its segments ended, for removal and for holds
  last_end_at INTEGER NOT NULL
) STRICT;

-- Why a camera recorded nothing for a while, said by a person. Where two overlap, the later one counts; where footage
-- arrives after all, nothing is left to explain. Removed once it lies past the horizon and no hold touches it.
-- Personal data: text.
CREATE TABLE gap_explanation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  camera_id INTEGER NOT NULL REFERENCES camera,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  reason TEXT NOT NULL,                     -- one of the contract's gapReasons
  text TEXT NOT NULL,
  explained_by INTEGER NOT NULL REFERENCES staff_member,
  explained_at INTEGER NOT NULL,
  CHECK (to_at > from_at)
) STRICT;
CREATE INDEX gap_explanation_by_camera ON gap_explanation (camera_id, to_at);

-- What happened. Personal data: title, place, description, reported_by.
CREATE TABLE incident (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  reference TEXT NOT NULL UNIQUE,           -- INC-2026-014, numbered in its year
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  happened_at INTEGER NOT NULL,
  place TEXT NOT NULL,
  description TEXT NOT NULL,
  reported_by TEXT NOT NULL,
  opened_by INTEGER NOT NULL REFERENCES staff_member,
  opened_at INTEGER NOT NULL,
  closed_at INTEGER
) STRICT;

-- Cameras × time range kept for an incident: a predicate over segments and visits, whenever they arrive.
-- It holds while released_at is NULL. Two different people agree to release it; until releases_at either may take that back.
CREATE TABLE hold (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  incident_id INTEGER NOT NULL REFERENCES incident,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,                   -- inclusive: a segment that touches either end is kept whole
  reason TEXT NOT NULL CHECK (length(reason) >= 10),
  review_on TEXT NOT NULL,
  review_told_on TEXT,                      -- the review date that was last reminded of
  placed_by INTEGER NOT NULL REFERENCES staff_member,
  placed_at INTEGER NOT NULL,
  release_asked_by INTEGER REFERENCES staff_member,
  release_asked_at INTEGER,
  release_reason TEXT,
  released_by INTEGER REFERENCES staff_member, -- who agreed; it still holds
  approved_at INTEGER,
  releases_at INTEGER,                      -- the end of the cooling-off that began then
  released_at INTEGER,
  vanished_segments INTEGER NOT NULL DEFAULT 0, -- held segments whose file somebody else removed before the vault had it
  listed INTEGER NOT NULL DEFAULT 0 CHECK (listed IN (0, 1)), -- whether what it covered as it was placed is listed for the vault
  CHECK (to_at >= from_at),
  CHECK (released_by IS NULL OR (release_asked_by IS NOT NULL AND released_by <> release_asked_by)),
  CHECK ((released_by IS NULL) = (approved_at IS NULL) AND (released_by IS NULL) = (releases_at IS NULL)),
  CHECK (releases_at > approved_at),
  CHECK (released_at IS NULL OR (releases_at IS NOT NULL AND released_at >= releases_at))
) STRICT;
CREATE INDEX hold_active ON hold (from_at) WHERE released_at IS NULL;

CREATE TABLE hold_camera (
  hold_id INTEGER NOT NULL REFERENCES hold,
  camera_id INTEGER NOT NULL REFERENCES camera,
  PRIMARY KEY (hold_id, camera_id)
) STRICT, WITHOUT ROWID;

-- What is held now, camera by camera, so that a question about one camera passes over nothing else however many holds there
-- are. The register itself keeps it, in the statements that place and release.
CREATE TABLE held (
  camera_id INTEGER NOT NULL,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  hold_id INTEGER NOT NULL,
  PRIMARY KEY (camera_id, from_at, hold_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER hold_begins AFTER INSERT ON hold_camera BEGIN
  INSERT INTO held SELECT NEW.camera_id, from_at, to_at, id FROM hold WHERE id = NEW.hold_id AND released_at IS NULL;
END;
CREATE TRIGGER hold_ends AFTER UPDATE OF released_at ON hold WHEN NEW.released_at IS NOT NULL BEGIN
  DELETE FROM held WHERE hold_id = NEW.id AND from_at = NEW.from_at
    AND camera_id IN (SELECT camera_id FROM hold_camera WHERE hold_id = NEW.id);
END;
CREATE TRIGGER hold_range_is_final BEFORE UPDATE OF from_at, to_at ON hold BEGIN SELECT RAISE(ABORT, 'a hold keeps its range'); END;
CREATE TRIGGER hold_release_is_final BEFORE UPDATE OF released_at ON hold WHEN OLD.released_at IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'a released hold stays released');
END;

-- Copies of held segments in the vault, a folder beside the register into which no recorder writes: row first, file
-- second, settled last. `k` is its segment's; a copy that is being freed may outlive its segment.
--   wanted   is to be made
--   copying  its file may be there, or a part of it
--   safe     is on the disk, and was verified
--   freeing  its file goes, then the row
CREATE TABLE vault_copy (
  k INTEGER PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('wanted', 'copying', 'safe', 'freeing')),
  name TEXT UNIQUE,                         -- of the file: 32 random digits
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  wanted_at INTEGER NOT NULL,
  problem TEXT,                             -- why the last try failed, one of the contract's copyProblems
  cloned INTEGER CHECK (cloned IN (0, 1)),  -- shares its blocks with the original as long as that is there
  sha256 TEXT,                              -- hex
  safe_at INTEGER,
  CHECK ((state = 'wanted') = (name IS NULL)),
  CHECK (state <> 'safe' OR (sha256 IS NOT NULL AND safe_at IS NOT NULL AND problem IS NULL))
) STRICT;
CREATE INDEX vault_copy_open ON vault_copy (state, k) WHERE state <> 'safe';

-- One retention run over footage.
CREATE TABLE sweep (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  started_by INTEGER REFERENCES staff_member, -- none: the machine
  horizon_at INTEGER NOT NULL,              -- what ended before this is due
  outcome TEXT NOT NULL CHECK (outcome IN ('running', 'complete', 'braked', 'partial', 'suspended', 'interrupted')),
  held INTEGER NOT NULL DEFAULT 0,          -- segments past their time that a hold keeps
  pardoned INTEGER NOT NULL DEFAULT 0,      -- files that could not be removed and stay registered
  unchecked INTEGER NOT NULL DEFAULT 0      -- sources that could not be seen
) STRICT;

-- The only segments that may be unlinked now, as ranges of keys that part around whatever stays: written before the
-- unlink, settled after it (gone, or pardoned). Ranges never overlap.
CREATE TABLE condemned (
  from_k INTEGER PRIMARY KEY,
  to_k INTEGER NOT NULL CHECK (to_k >= from_k), -- inclusive
  sweep_id INTEGER NOT NULL REFERENCES sweep
) STRICT;
-- Whatever else goes wrong, a store that only its recorder may change loses nothing: a range is one camera's.
CREATE TRIGGER condemned_is_ours BEFORE INSERT ON condemned
WHEN (NEW.from_k >> 27) <> (NEW.to_k >> 27) OR EXISTS (
  SELECT 1 FROM camera JOIN source ON source.id = camera.source_id
  WHERE camera.id = ((NEW.from_k >> 27) & 1023) AND source.removed_by <> 'foyer')
BEGIN SELECT RAISE(ABORT, 'only its recorder removes this footage'); END;

-- What a sweep removed: ranges per camera, counted; settled batch by batch, so that a crash loses none.
CREATE TABLE removed_range (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sweep_id INTEGER NOT NULL REFERENCES sweep,
  camera_id INTEGER NOT NULL REFERENCES camera,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  segments INTEGER NOT NULL CHECK (segments > 0),
  bytes INTEGER NOT NULL,
  ended_at INTEGER NOT NULL,                -- the latest end of its segments, file times included: when the last was due
  settled_at INTEGER NOT NULL,
  digest TEXT NOT NULL                      -- SHA-256 over its lines 'camera start end bytes\n', in key order; times unix ms
) STRICT;
CREATE INDEX removed_range_by_sweep ON removed_range (sweep_id, camera_id, from_at);
CREATE INDEX removed_range_by_camera ON removed_range (camera_id, from_at);

-- The certificate of a sweep that removed something: numbered without gaps, holds no personal data.
CREATE TABLE certificate (
  number INTEGER PRIMARY KEY,
  sweep_id INTEGER NOT NULL UNIQUE REFERENCES sweep,
  issued_at INTEGER NOT NULL,
  segments INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  digest TEXT NOT NULL,                     -- SHA-256 over its cameras' digests (hex) by number, each over its ranges' in order
  retention_days INTEGER NOT NULL,
  audit_entry INTEGER NOT NULL
) STRICT;
CREATE TRIGGER certificate_in_order BEFORE INSERT ON certificate
  WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM certificate)
  BEGIN SELECT RAISE(ABORT, 'certificates are numbered without gaps'); END;
CREATE TRIGGER certificate_is_final BEFORE UPDATE ON certificate BEGIN SELECT RAISE(ABORT, 'a certificate is never changed'); END;
CREATE TRIGGER certificate_stays BEFORE DELETE ON certificate BEGIN SELECT RAISE(ABORT, 'a certificate is never removed'); END;

-- Files that a sweep was to remove and that stayed, counted by why.
CREATE TABLE pardon (
  sweep_id INTEGER NOT NULL REFERENCES sweep,
  camera_id INTEGER NOT NULL REFERENCES camera,
  reason TEXT NOT NULL,                     -- one of the contract's pardonReasons
  segments INTEGER NOT NULL CHECK (segments > 0),
  PRIMARY KEY (sweep_id, camera_id, reason)
) STRICT, WITHOUT ROWID;

-- A camera whose removal waits for two different people, who are shown these counts and this range.
-- Agreement covers what was due then, up to the counts shown; closed when a sweep has used it or it is moot.
CREATE TABLE brake (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  camera_id INTEGER NOT NULL REFERENCES camera,
  reason TEXT NOT NULL CHECK (reason IN ('backlog', 'amount', 'newly-missing')),
  segments INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  raised_at INTEGER NOT NULL,
  closed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX brake_one_open ON brake (camera_id) WHERE closed_at IS NULL;

CREATE TABLE brake_approval (
  brake_id INTEGER NOT NULL REFERENCES brake,
  staff_id INTEGER NOT NULL REFERENCES staff_member,
  sweep_id INTEGER REFERENCES sweep,        -- the sweep that used it
  approved_at INTEGER NOT NULL,
  PRIMARY KEY (brake_id, staff_id)
) STRICT, WITHOUT ROWID;

-- Footage that should have been gone for a day and is not: told to people daily until it is over.
CREATE TABLE overdue_alarm (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  reason TEXT NOT NULL,                     -- one of the contract's overdueReasons
  source_id INTEGER REFERENCES source,      -- none: the clock concerns all
  camera_ids TEXT NOT NULL,                 -- JSON array
  segments INTEGER NOT NULL,
  since_at INTEGER NOT NULL,                -- when the first of it should have gone, or what keeps it began
  raised_at INTEGER NOT NULL,
  told_at INTEGER,                          -- the last time that messages were queued
  resolved_at INTEGER
) STRICT;
CREATE UNIQUE INDEX overdue_alarm_one_open ON overdue_alarm (reason, coalesce(source_id, 0)) WHERE resolved_at IS NULL;

-- The clock guard: one row. Removal happens only while no doubt is open.
CREATE TABLE clock_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  high_water_at INTEGER NOT NULL,           -- the latest wall time seen while trusted
  boot TEXT,                                -- which start of the machine the anchor belongs to, where that can be told
  anchor_wall INTEGER NOT NULL,             -- both clocks when trust began: what they are compared with since
  anchor_monotonic INTEGER NOT NULL
) STRICT;

-- Every time that the clock was in doubt; at most one is open.
CREATE TABLE clock_doubt (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  state TEXT NOT NULL CHECK (state IN ('suspect', 'bad')),
  reason TEXT NOT NULL,                     -- one of the contract's suspicions
  off_ms INTEGER NOT NULL,                  -- ahead of what it was held against; negative behind
  began_at INTEGER NOT NULL,                -- by the clock itself
  ended_at INTEGER,
  ended_by TEXT CHECK (ended_by IN ('people', 'clocks')),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX clock_doubt_one_open ON clock_doubt ((1)) WHERE ended_at IS NULL;

-- What is written of a visit by a clock in doubt says so, whoever writes it.
CREATE TRIGGER visit_begins_in_doubt AFTER INSERT ON visit
WHEN EXISTS (SELECT 1 FROM clock_doubt WHERE ended_at IS NULL) BEGIN
  UPDATE visit SET time_in_doubt = 1 WHERE id = NEW.id;
END;
CREATE TRIGGER visit_ends_in_doubt AFTER UPDATE OF ended_at ON visit
WHEN NEW.ended_at IS NOT NULL AND EXISTS (SELECT 1 FROM clock_doubt WHERE ended_at IS NULL) BEGIN
  UPDATE visit SET time_in_doubt = 1 WHERE id = NEW.id;
END;

-- Who said that the clock is right; two different people end a doubt.
CREATE TABLE clock_word (
  doubt_id INTEGER NOT NULL REFERENCES clock_doubt,
  staff_id INTEGER NOT NULL REFERENCES staff_member,
  said_at INTEGER NOT NULL,
  reason TEXT NOT NULL,                     -- may hold personal data, so it stays out of the audit trail
  PRIMARY KEY (doubt_id, staff_id)
) STRICT, WITHOUT ROWID;

-- Every run of a job: catch-up after power-off, the overlap guard and the health page read it.
CREATE TABLE job_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  job TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  outcome TEXT,                             -- 'ok' or 'failed'
  counts TEXT NOT NULL DEFAULT '{}'         -- JSON of numbers
) STRICT;
CREATE INDEX job_run_by_job ON job_run (job, started_at);

-- What was done, by whom: appended in the act's own transaction, numbered without gaps, ids only.
CREATE TABLE audit_entry (
  n INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('staff', 'visitor', 'machine', 'console')),
  actor_id INTEGER,
  action TEXT NOT NULL,                     -- past tense: visit.signed_in
  entry TEXT NOT NULL                       -- canonical JSON of the whole entry
) STRICT;
CREATE INDEX audit_entry_by_action ON audit_entry (action, n);
CREATE INDEX audit_entry_by_actor ON audit_entry (actor_id, n) WHERE actor_id IS NOT NULL;
CREATE TRIGGER audit_entry_in_order BEFORE INSERT ON audit_entry
  WHEN NEW.n <> (SELECT coalesce(max(n), 0) + 1 FROM audit_entry)
  BEGIN SELECT RAISE(ABORT, 'audit entries are numbered without gaps'); END;
CREATE TRIGGER audit_entry_is_final BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_entry_stays BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
