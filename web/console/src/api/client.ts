import type { AgentList, CallDetail, CallPage, Problem, Session, SessionRequest, Transcript } from './types'

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

export const openSession = (agent?: string) =>
  ask<Session>('/v1/sessions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ agent, channel: 'web' } satisfies SessionRequest),
  })

export const listAgents = () => ask<AgentList>('/v1/agents')

export const listCalls = (before?: string) =>
  ask<CallPage>(`/v1/calls?limit=25${before ? `&before=${encodeURIComponent(before)}` : ''}`)

export const getCall = (id: string) => ask<CallDetail>(`/v1/calls/${encodeURIComponent(id)}`)

export const getTranscript = (id: string) =>
  ask<Transcript>(`/v1/calls/${encodeURIComponent(id)}/transcript`)

export const recordingUrl = (id: string) => `/v1/calls/${encodeURIComponent(id)}/recording`

export const eventsUrl = (id: string) => `/v1/calls/${encodeURIComponent(id)}/events`
