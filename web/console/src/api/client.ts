import type { Agent, AgentList, CallDetail, CallPage, Problem, Session, SessionRequest, Transcript } from './types'

/** Asks the API; a problem document (RFC 9457) becomes an error whose message a person can read. */
async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  let response: Response
  try {
    response = await fetch(path, init)
  } catch {
    throw new Error('The server cannot be reached. Is `./parley up` running?')
  }
  if (!response.ok) {
    const problem = (await response.json().catch(() => ({}))) as Problem
    throw new Error(problem.detail ?? problem.title ?? `The server answered ${response.status}.`)
  }
  return (await response.json()) as T
}

/** Without a tenant the server's own one is meant. */
const of = (tenant?: string | null) => (tenant ? `?tenant_id=${encodeURIComponent(tenant)}` : '')

export const openSession = (agent?: Agent) =>
  ask<Session>('/v1/sessions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ agent: agent?.agent_name, tenant_id: agent?.tenant_id, channel: 'web' } satisfies SessionRequest),
  })

export const listAgents = () => ask<AgentList>('/v1/agents')

export const listCalls = (tenant?: string | null, before?: string) =>
  ask<CallPage>(`/v1/calls${of(tenant) || '?'}&limit=25${before ? `&before=${encodeURIComponent(before)}` : ''}`)

export const getCall = (id: string, tenant?: string | null) => ask<CallDetail>(`/v1/calls/${encodeURIComponent(id)}${of(tenant)}`)

export const getTranscript = (id: string, tenant?: string | null) =>
  ask<Transcript>(`/v1/calls/${encodeURIComponent(id)}/transcript${of(tenant)}`)

export const recordingUrl = (id: string, tenant?: string | null) => `/v1/calls/${encodeURIComponent(id)}/recording${of(tenant)}`

export const eventsUrl = (id: string, tenant?: string | null) => `/v1/calls/${encodeURIComponent(id)}/events${of(tenant)}`
