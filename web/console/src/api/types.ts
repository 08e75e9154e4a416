/** The shapes of the REST API that this page uses, as /openapi/v1.json describes them. */

export interface Session {
  session_id: string
  url: string
  token: string
  room: string
}

export interface Agent {
  agent_name: string
  tenant_id: string
  language: string
  goals: string[]
}

export interface CallSummary {
  id: string
  agent: string
  user_id: string
  channel: string
  status: 'active' | 'ended' | 'ended_abnormally'
  end_reason: string | null
  started_at: string
  ended_at: string | null
  duration_ms: number | null
  turns: number
  interruptions: number
  voice_to_voice_p50_ms: number | null
  has_recording: boolean
}

export interface TurnLatency {
  turn: number
  end_of_speech_delay_ms: number | null
  final_transcript_ms: number | null
  first_reply_token_ms: number | null
  first_audio_ms: number | null
  voice_to_voice_ms: number | null
}

export interface CallDetail extends CallSummary {
  language: string
  consent_status: string
  latencies: TurnLatency[]
}

export interface TranscriptEntry {
  turn: number
  speaker: 'caller' | 'agent'
  text: string
  start_ms: number
  end_ms: number
  interrupted: boolean
  typed: boolean
}

export interface Problem {
  title?: string
  detail?: string
}
