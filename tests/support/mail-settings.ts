/** An office that writes through a mail server on loopback, at any hour. Where nothing listens on the port, what is sent waits. */
export const mailSettings = (smtpPort: number, baseAddress = '') => ({
  smtpServer: '127.0.0.1',
  smtpPort,
  smtpSecurity: 'none' as const,
  smtpSignInName: '',
  smtpCertificate: '',
  fromName: 'Reception',
  fromAddress: 'reception@example.org',
  officeHears: 'unanswered' as const,
  quietFrom: null,
  quietTo: null,
  escalateMinutes: 5,
  baseAddress,
})
