import createClient from 'openapi-fetch'
import type { paths } from './schema'
import type { Agent, Problem } from './types'

const api = createClient<paths>({ baseUrl: location.origin, fetch: (request) => fetch(request) })

/** An answer, or an error whose message a person can read; refusals are problem documents (RFC 9457). */
async function answer<T>(asked: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await asked.catch(() => {
    throw new Error('The server cannot be reached. Is `./parley up` running?')
  })
  if (data !== undefined) return data
  const problem = error as Problem | undefined
  throw new Error(problem?.detail ?? problem?.title ?? `The server answered ${response.status}.`)
}

/** Without a tenant the server's own one is meant. */
const of = (tenant?: string | null) => ({ tenant_id: tenant ?? undefined })

export const openSession = (agent?: Agent) =>
  answer(api.POST('/v1/sessions', { body: { agent: agent?.agent_name, tenant_id: agent?.tenant_id, channel: 'web' } }))

export const listAgents = () => answer(api.GET('/v1/agents'))

export const listCalls = (tenant?: string | null, before?: string) =>
  answer(api.GET('/v1/calls', { params: { query: { ...of(tenant), limit: 25, before } } }))

export const getCall = (id: string, tenant?: string | null) =>
  answer(api.GET('/v1/calls/{id}', { params: { path: { id }, query: of(tenant) } }))

export const getTranscript = (id: string, tenant?: string | null) =>
  answer(api.GET('/v1/calls/{id}/transcript', { params: { path: { id }, query: of(tenant) } }))

/** For elements that fetch by themselves. */
const address = (id: string, what: 'recording' | 'events', tenant?: string | null) =>
  `/v1/calls/${encodeURIComponent(id)}/${what}${tenant ? `?tenant_id=${encodeURIComponent(tenant)}` : ''}`

export const recordingUrl = (id: string, tenant?: string | null) => address(id, 'recording', tenant)

export const eventsUrl = (id: string, tenant?: string | null) => address(id, 'events', tenant)
