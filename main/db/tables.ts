// Written by `npm run db:types` from the migrations; a test compares the two.
import type { Generated } from 'kysely'

export type Tables = {
  arrival: {
    visit_id: Generated<number>
    began_at: number
    told_at: number | null
    told_to: string | null
    told_by: string | null
    told_by_staff: number | null
    answer: string | null
    answered_at: number | null
    answered_by: string | null
    escalate_at: number | null
    escalated_at: number | null
    escalated_why: string | null
  }
  audit_entry: {
    n: Generated<number>
    at: number
    actor_kind: string
    actor_id: number | null
    action: string
    entry: string
  }
  brake: {
    id: Generated<number>
    camera_id: number
    reason: string
    segments: number
    bytes: number
    from_at: number
    to_at: number
    raised_at: number
    closed_at: number | null
  }
  brake_approval: {
    brake_id: number
    staff_id: number
    sweep_id: number | null
    approved_at: number
  }
  call_for_help: {
    id: Generated<number>
    device_id: number
    rung_at: number
    answered_by: number | null
    answered_at: number | null
  }
  camera: {
    id: Generated<number>
    source_id: number
    key: string
    name: string
    added_at: number
    last_sweep_at: number | null
    segments: Generated<number>
    bytes: Generated<number>
  }
  category: {
    id: Generated<number>
    names: string
    asks_company: number
    asks_host: number
    asks_party: Generated<number>
    is_default: number
    active: number
    position: number
  }
  certificate: {
    number: Generated<number>
    sweep_id: number
    issued_at: number
    segments: number
    bytes: number
    digest: string
    retention_days: number
    audit_entry: number
  }
  clock_doubt: {
    id: Generated<number>
    state: string
    reason: string
    off_ms: number
    began_at: number
    ended_at: number | null
    ended_by: string | null
  }
  clock_state: {
    id: Generated<number>
    high_water_at: number
    boot: string | null
    anchor_wall: number
    anchor_monotonic: number
  }
  clock_word: {
    doubt_id: number
    staff_id: number
    said_at: number
    reason: string
  }
  condemned: {
    from_k: Generated<number>
    to_k: number
    sweep_id: number
  }
  coverage_hour: {
    h: Generated<number>
    segments: number
    bytes: number
    first_start_at: number
    last_stop_at: number
    missing_ms: number
    first_end_at: number
    last_end_at: number
  }
  delivery: {
    id: Generated<number>
    host_id: number | null
    parcels: number
    brought_at: number
    brought_on: string
    device_id: number | null
    reminded_on: string | null
    collected_at: number | null
    collected_by: string | null
    removed_on: string
    attempt_id: string | null
  }
  device: {
    id: Generated<number>
    name: string
    mode: string
    token_hash: string
    pixels_per_mm: Generated<number>
    keyboard: Generated<string>
    prints: Generated<number>
    enrolled_by: number | null
    enrolled_at: number
    last_seen_at: number | null
    revoked_at: number | null
  }
  document: {
    id: Generated<number>
    name: string
    made_at: number
  }
  document_copy: {
    id: Generated<number>
    visit_id: number
    email: string
    language: string
  }
  document_version: {
    document_id: number
    version: number
    language: string
    effective_on: string
    title: string
    paragraphs: string
    sha256: string
    made_at: number
  }
  enrolment_code: {
    id: Generated<number>
    code_hash: string
    device_name: string
    mode: string
    made_by: number
    expires_at: number
    tries_left: number
  }
  erasure: {
    visit_id: Generated<number>
    reason: string
    erased_by: number
    erased_at: number
    removed_on: string
  }
  gap_explanation: {
    id: Generated<number>
    camera_id: number
    from_at: number
    to_at: number
    reason: string
    text: string
    explained_by: number
    explained_at: number
  }
  held: {
    camera_id: number
    from_at: number
    to_at: number
    hold_id: number
  }
  hold: {
    id: Generated<number>
    incident_id: number
    from_at: number
    to_at: number
    reason: string
    review_on: string
    review_told_on: string | null
    placed_by: number
    placed_at: number
    release_asked_by: number | null
    release_asked_at: number | null
    release_reason: string | null
    released_by: number | null
    approved_at: number | null
    releases_at: number | null
    released_at: number | null
    vanished_segments: Generated<number>
    listed: Generated<number>
  }
  hold_camera: {
    hold_id: number
    camera_id: number
  }
  host: {
    id: Generated<number>
    name: string
    search_name: string
    department: string
    zone: Generated<string>
    email: string
    language: string | null
    tell_by_email: Generated<number>
    teams_webhook: string | null
    slack_webhook: string | null
    delegate_id: number | null
    away_until_on: string | null
    active: number
  }
  host_link: {
    id: Generated<number>
    host_id: number
    key: string
    made_by: number
    made_at: number
    expires_at: number
  }
  house_settings: {
    id: Generated<number>
    deliveries_offered: number
    delivery_days: number
    presence_days: number
    tablets_keep_roll_call: number
  }
  incident: {
    id: Generated<number>
    reference: string
    kind: string
    title: string
    happened_at: number
    place: string
    description: string
    reported_by: string
    opened_by: number
    opened_at: number
    closed_at: number | null
  }
  installation: {
    id: Generated<number>
    uuid: string
    organisation: string
    address: string
    contact_email: string
    website: string
    regulator_name: string
    regulator_contact: string
    regulator_address: string
    time_zone: string
    footage_retention_days: number
    visit_retention_days: number
    open_visits_expire_at: string
    sweep_at: string
    hold_cooling_off_hours: number
    footage_digests: number
    set_up_at: number
  }
  invitation: {
    id: Generated<number>
    uuid: string
    key: string
    code: string
    name: string
    email: string
    company: string
    host_id: number
    category_id: number
    expected_on: string
    from_at: number
    until_at: number
    language: string
    note: string
    sequence: Generated<number>
    invited_by: number | null
    made_at: number
    cancelled_at: number | null
    visit_id: number | null
    removed_on: string
  }
  invitation_settings: {
    id: Generated<number>
    kiosk_reads_codes: number
    offers_passes: number
    pass_days: number
    directions: string
  }
  job_run: {
    id: Generated<number>
    job: string
    started_at: number
    finished_at: number | null
    outcome: string | null
    counts: Generated<string>
  }
  kiosk_look: {
    id: Generated<number>
    brand_colour: string | null
    wall_colour: string | null
    welcome: string
    assembly_point: string
  }
  kiosk_picture: {
    place: string
    content_type: string
    width: number
    height: number
    sha256: string
    data: Uint8Array
  }
  message: {
    id: Generated<number>
    key: string
    kind: string
    channel: string
    visit_id: number | null
    host_id: number | null
    subject_id: number | null
    uuid: string
    state: string
    attempts: Generated<number>
    problem: string | null
    queued_at: number
    due_at: number
    gives_up_at: number
    settled_at: number | null
  }
  message_settings: {
    id: Generated<number>
    smtp_server: string
    smtp_port: number
    smtp_security: string
    smtp_sign_in_name: string
    smtp_password: string | null
    smtp_certificate: string | null
    from_name: string
    from_address: string
    teams_webhook: string | null
    slack_webhook: string | null
    office_hears: string
    quiet_from: string | null
    quiet_to: string | null
    escalate_minutes: number
    base_address: string
  }
  network_certificate: {
    kind: string
    certificate: string
    private_key: string
    vouches_for: string
    starts_at: number
    expires_at: number
  }
  notice: {
    version: number
    language: string
    effective_on: string
    text: string
    sha256: string
    made_at: number
  }
  notice_wording: {
    version: Generated<number>
    own: string
  }
  office_language: {
    id: Generated<number>
    own: string
    offered: string
  }
  overdue_alarm: {
    id: Generated<number>
    reason: string
    source_id: number | null
    camera_ids: string
    segments: number
    since_at: number
    raised_at: number
    told_at: number | null
    resolved_at: number | null
  }
  pardon: {
    sweep_id: number
    camera_id: number
    reason: string
    segments: number
  }
  pass: {
    id: Generated<number>
    key: string
    code: string
    name: string
    company: string
    category_id: number
    language: string
    email: string | null
    made_at: number
    expires_on: string
  }
  pass_visit: {
    visit_id: Generated<number>
    pass_id: number
  }
  presence: {
    id: Generated<number>
    host_id: number
    in_at: number
    in_on: string
    out_at: number | null
    in_attempt_id: string | null
    out_attempt_id: string | null
    removed_on: string
  }
  presence_key: {
    host_id: Generated<number>
    number: number
    pin_hash: string
    token_hash: string
    made_at: number
  }
  purpose: {
    id: Generated<number>
    session_id: number
    staff_id: number
    task: string
    code: string
    text: string
    incident_id: number | null
    stated_at: number
    expires_at: number
  }
  question: {
    id: Generated<number>
    category_id: number
    position: number
    kind: string
    wording: string
    why: string
    required: number
    seen_by: string
    keep_days: number | null
    choices: string
    document_id: number | null
    signed: Generated<number>
    offers_copy: Generated<number>
    active: number
  }
  removed_range: {
    id: Generated<number>
    sweep_id: number
    camera_id: number
    from_at: number
    to_at: number
    segments: number
    bytes: number
    ended_at: number
    settled_at: number
    digest: string
  }
  roll_call: {
    id: Generated<number>
    drill: number
    started_by: number | null
    started_at: number
    ended_by: number | null
    ended_at: number | null
    names_removed_on: string
    unnamed: Generated<number>
    unnamed_safe: Generated<number>
    removed_on: string
  }
  roll_call_mark: {
    id: Generated<number>
    roll_call_id: number
    visit_id: number | null
    host_id: number | null
    name: string | null
    added_at: number | null
    added_key: string | null
    safe_at: number | null
    marked_by: number | null
  }
  roll_call_opening: {
    key: string
    device_id: number
    listed_at: number
    opened_at: number
    roll_call_id: number | null
    removed_on: string
  }
  segment: {
    k: Generated<number>
    length_ms: number
    bytes: number
    mtime_after_ms: number
    inode: number
  }
  segment_digest: {
    k: Generated<number>
    sha256: Uint8Array | null
    try_at: number | null
  }
  segment_path: {
    k: Generated<number>
    path: string
    start_at: number
    doubt: string | null
  }
  session: {
    id: Generated<number>
    token_hash: string
    staff_id: number
    device_id: number | null
    started_at: number
    last_call_at: number
    ended_at: number | null
  }
  signing_key: {
    id: Generated<number>
    private_key: string
    made_at: number
  }
  source: {
    id: Generated<number>
    name: string
    path: string
    layout: string
    time_zone: string
    removed_by: string
    device: string
    inode: string
    inode_stable: number
    on_network: Generated<number>
    start_counter: number
    restored_at: number | null
    problem: string | null
    problem_since_at: number | null
    last_scan_at: number | null
    unread_files: Generated<number>
    vanished_segments: Generated<number>
    first_sweep_at: number | null
    added_at: number
    retired_at: number | null
  }
  source_trouble: {
    id: Generated<number>
    source_id: number
    problem: string
    began_at: number
    ended_at: number | null
  }
  staff_member: {
    id: Generated<number>
    name: string
    sign_in_name: string
    secret_kind: string
    secret_hash: string
    must_change_secret: number
    console_reset_at: number | null
    last_sign_in_at: number | null
    created_at: number
    disabled_at: number | null
  }
  staff_role: {
    staff_id: number
    role: string
  }
  sweep: {
    id: Generated<number>
    started_at: number
    finished_at: number | null
    started_by: number | null
    horizon_at: number
    outcome: string
    held: Generated<number>
    pardoned: Generated<number>
    unchecked: Generated<number>
  }
  throttle: {
    key: string
    failures: number
    blocked_until: number
    last_at: number
  }
  vault_copy: {
    k: Generated<number>
    state: string
    name: string | null
    bytes: number
    wanted_at: number
    problem: string | null
    cloned: number | null
    sha256: string | null
    safe_at: number | null
  }
  visit: {
    id: Generated<number>
    name: string
    search_name: string
    company: string
    search_company: string
    host_id: number | null
    host_text: string
    category_id: number
    signed_in_at: number
    signed_in_on: string
    ended_at: number | null
    ended_as: string | null
    sign_out_code: string | null
    needs_help: Generated<number>
    removed_on: string
    notice_version: number
    notice_language: string
    notice_sha256: string
    device_id: number | null
    party_of: number | null
    time_in_doubt: Generated<number>
    attempt_id: string | null
  }
  visit_answer: {
    visit_id: number
    question_id: number
    text: string
    data: Uint8Array | null
    removed_on: string
  }
  window_cookie: {
    window_name: string
    name: string
    value: string
    expires_at: number
  }
}
