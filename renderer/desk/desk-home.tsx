import { Navigate } from '@tanstack/react-router'
import { useDesk } from './desk-context.ts'

/** Who only receives visitors starts at reception; everybody else with what needs a person. */
export function DeskHome() {
  const { staff } = useDesk()
  const onlyReception = staff.roles.every((role) => role === 'receptionist')
  return <Navigate to={(onlyReception ? '/reception' : '/needs') as '/'} replace />
}
