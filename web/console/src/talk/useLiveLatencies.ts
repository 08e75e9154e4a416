import { useEffect, useState } from 'react'
import { eventsUrl } from '../api/client'
import type { TurnLatency } from '../api/types'

/** Follows a call's events for the latency of its turns. */
export function useLiveLatencies(sessionId: string | null, tenant?: string): TurnLatency[] {
  const [seen, setSeen] = useState<{ session: string; latencies: TurnLatency[] } | null>(null)
  useEffect(() => {
    if (!sessionId) return
    const events = new EventSource(eventsUrl(sessionId, tenant))
    events.addEventListener('turn_measured', (event) => {
      const turn = (JSON.parse((event as MessageEvent<string>).data) as { latency: TurnLatency }).latency
      setSeen((before) => {
        const earlier = before?.session === sessionId ? before.latencies : []
        return { session: sessionId, latencies: [...earlier.filter((latency) => latency.turn !== turn.turn), turn] }
      })
    })
    events.addEventListener('ended', () => events.close())
    return () => events.close()
  }, [sessionId, tenant])
  return seen && seen.session === sessionId ? seen.latencies : []
}
