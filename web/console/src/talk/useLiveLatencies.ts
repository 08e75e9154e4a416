import { useEffect, useState } from 'react'
import { eventsUrl } from '../api/client'
import type { TurnLatency } from '../api/types'
import type { Session } from './useCall'

/** Follows a call's events for the latency of its turns. */
export function useLiveLatencies(session: Session | null): TurnLatency[] {
  const [seen, setSeen] = useState<{ session: Session; latencies: TurnLatency[] } | null>(null)
  useEffect(() => {
    if (!session) return
    const events = new EventSource(eventsUrl(session.id, session.tenant))
    events.addEventListener('turn_measured', (event) => {
      const turn = (JSON.parse((event as MessageEvent<string>).data) as { latency: TurnLatency }).latency
      setSeen((before) => {
        const earlier = before?.session === session ? before.latencies : []
        return { session, latencies: [...earlier.filter((latency) => latency.turn !== turn.turn), turn] }
      })
    })
    events.addEventListener('ended', () => events.close())
    return () => events.close()
  }, [session])
  return seen && seen.session === session ? seen.latencies : []
}
