import type { CallSummary } from '../api/types'

export const statusText: Record<CallSummary['status'], string> = {
  active: 'On the line',
  ended: 'Ended',
  ended_abnormally: 'Ended abnormally',
}
