import type { components } from './schema'

/** The shapes of the REST API that this page uses, by the names it calls them; generated from docs/openapi.json by `npm run api`. */
type Schemas = components['schemas']

export type Agent = Schemas['AgentSummary']
export type CallSummary = Schemas['CallRecord']
export type TurnLatency = Schemas['LatencyRecord']
export type CallUsage = Schemas['CallUsage']
export type TranscriptEntry = Schemas['TranscriptRecord']
export type Problem = Schemas['ProblemDetails']
