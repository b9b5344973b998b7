import { sql } from 'kysely'
import type { MessageSettings } from '../../shared/contract/messages.ts'
import type { Database } from '../db/database.ts'

/** Everything, with what no screen is told. */
export type KeptSettings = MessageSettings & {
  smtpPassword: string | null
  teamsWebhook: string | null
  slackWebhook: string | null
}

/** Before the manager has set anything: nothing leaves. */
const untouched: KeptSettings = {
  smtpServer: '',
  smtpPort: 587,
  smtpSecurity: 'starttls',
  smtpSignInName: '',
  smtpPassword: null,
  smtpCertificate: '',
  fromName: '',
  fromAddress: '',
  teamsWebhook: null,
  slackWebhook: null,
  officeHears: 'unanswered',
  quietFrom: null,
  quietTo: null,
  escalateMinutes: 5,
  baseAddress: '',
}

export function createMessageSettingsStore(db: Database) {
  const query = db.keep(() =>
    db.build
      .selectFrom('message_settings')
      .select([
        'smtp_server as smtpServer',
        'smtp_port as smtpPort',
        sql<KeptSettings['smtpSecurity']>`smtp_security`.as('smtpSecurity'),
        'smtp_sign_in_name as smtpSignInName',
        'smtp_password as smtpPassword',
        sql<string>`coalesce(smtp_certificate, '')`.as('smtpCertificate'),
        'from_name as fromName',
        'from_address as fromAddress',
        'teams_webhook as teamsWebhook',
        'slack_webhook as slackWebhook',
        sql<KeptSettings['officeHears']>`office_hears`.as('officeHears'),
        'quiet_from as quietFrom',
        'quiet_to as quietTo',
        'escalate_minutes as escalateMinutes',
        'base_address as baseAddress',
      ]),
  )
  return {
    get: (): KeptSettings => query.find({}) ?? untouched,
    put(settings: KeptSettings) {
      const values = {
        smtp_server: settings.smtpServer,
        smtp_port: settings.smtpPort,
        smtp_security: settings.smtpSecurity,
        smtp_sign_in_name: settings.smtpSignInName,
        smtp_password: settings.smtpPassword,
        smtp_certificate: settings.smtpCertificate || null,
        from_name: settings.fromName,
        from_address: settings.fromAddress,
        teams_webhook: settings.teamsWebhook,
        slack_webhook: settings.slackWebhook,
        office_hears: settings.officeHears,
        quiet_from: settings.quietFrom,
        quiet_to: settings.quietTo,
        escalate_minutes: settings.escalateMinutes,
        base_address: settings.baseAddress,
      }
      db.run(
        db.build
          .insertInto('message_settings')
          .values({ id: 1, ...values })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(values)),
      )
    },
  }
}
