import type { components } from './schema'

/** The shapes of the REST API that this page uses, by the names it calls them; generated from docs/openapi.json by `npm run api`. */
type Schemas = components['schemas']

export type Session = Schemas['OpenedSession']
export type SessionRequest = Schemas['OpenSessionBody']
export type AgentList = Schemas['AgentList']
export type Agent = Schemas['AgentSummary']
export type CallPage = Schemas['CallPage']
export type CallSummary = Schemas['CallRecord']
export type CallDetail = Schemas['CallDetails']
export type TurnLatency = Schemas['LatencyRecord']
export type CallUsage = Schemas['CallUsage']
export type Transcript = Schemas['CallTranscript']
export type TranscriptEntry = Schemas['TranscriptRecord']
export type Problem = Schemas['ProblemDetails']
