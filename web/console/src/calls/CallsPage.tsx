import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { listAgents, listCalls } from '../api/client'
import type { CallSummary } from '../api/types'
import { clock, milliseconds, when } from '../format'
import { pathOf } from './paths'
import { statusText } from './status'

export function CallsPage() {
  const [search, setSearch] = useSearchParams()
  const agents = useQuery({ queryKey: ['agents'], queryFn: listAgents })
  const tenants = [...new Set(agents.data?.agents.map((agent) => agent.tenant_id))]
  const tenant = search.get('tenant_id') ?? tenants[0]
  const calls = useInfiniteQuery({
    queryKey: ['calls', tenant],
    queryFn: ({ pageParam }) => listCalls(tenant, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_before ?? undefined,
    refetchInterval: 5_000,
  })
  const rows = calls.data?.pages.flatMap((page) => page.calls) ?? []

  return (
    <section className="page" aria-labelledby="calls-title">
      <title>Calls · Parley</title>
      <h1 id="calls-title">Calls</h1>
      {tenants.length > 1 && (
        <label className="field">
          Tenant
          <select value={tenant} onChange={(event) => setSearch({ tenant_id: event.target.value })}>
            {tenants.map((one) => <option key={one}>{one}</option>)}
          </select>
        </label>
      )}
      {calls.isPending && <p role="status">Loading…</p>}
      {calls.isError && <p className="problem" role="alert">{calls.error.message}</p>}
      {calls.isSuccess && rows.length === 0 && <p className="empty">No calls yet. <Link to="/">Talk to the agent</Link> and the call appears here.</p>}
      {rows.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label="List of calls">
          <table>
            <thead>
              <tr><th scope="col">Started</th><th scope="col">Agent</th><th scope="col">Caller</th><th scope="col">Length</th><th scope="col">Turns</th><th scope="col">Interruptions</th><th scope="col">Voice to voice</th><th scope="col">Status</th></tr>
            </thead>
            <tbody>{rows.map((call) => <Row key={call.id} call={call} tenant={tenant} />)}</tbody>
          </table>
        </div>
      )}
      {calls.hasNextPage && <button type="button" className="quiet" onClick={() => calls.fetchNextPage()} disabled={calls.isFetchingNextPage}>Older calls</button>}
    </section>
  )
}

function Row({ call, tenant }: { call: CallSummary; tenant?: string }) {
  return (
    <tr>
      <td><Link to={pathOf(call.id, tenant)}>{when(call.started_at)}</Link></td>
      <td>{call.agent}</td>
      <td>{call.user_id}</td>
      <td className="number">{clock(call.duration_ms)}</td>
      <td className="number">{call.turns}</td>
      <td className="number">{call.interruptions}</td>
      <td className="number">{milliseconds(call.voice_to_voice_p50_ms)}</td>
      <td><span className={`badge ${call.status}`}>{statusText[call.status]}</span></td>
    </tr>
  )
}
