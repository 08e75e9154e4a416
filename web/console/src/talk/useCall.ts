import { createAudioAnalyser, ParticipantKind, Room, RoomEvent, Track, type LocalAudioTrack, type Participant, type RemoteTrack } from 'livekit-client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { openSession } from '../api/client'
import type { Agent } from '../api/types'
import { withCaption, type Caption } from './captions'

export type Phase = 'idle' | 'connecting' | 'live' | 'reconnecting' | 'ended' | 'failed'
export type AgentState = 'initializing' | 'listening' | 'thinking' | 'speaking'

export interface Call {
  phase: Phase
  sessionId: string | null
  agentState: AgentState
  captions: Caption[]
  muted: boolean
  problem: string | null
  /** Reads the microphone's level, 0 to 1; for drawing, not for state. */
  level: () => number
  start: (agent?: Agent) => Promise<void>
  hangUp: () => Promise<void>
  toggleMute: () => Promise<void>
  say: (text: string) => Promise<void>
}

const farEnd = 'far-end'

const isAgent = (participant: Participant | undefined) => participant?.kind === ParticipantKind.AGENT

/** One call at a time: room, microphone, captions and the agent's state, through LiveKit's own client. */
export function useCall(): Call {
  const room = useRef<Room | null>(null)
  const meter = useRef<{ calculateVolume: () => number; cleanup: () => Promise<void> } | null>(null)
  const [phase, setPhase] = useState<Phase>('idle')
  const [sessionId, setSessionId] = useState<string | null>(null)
  const [agentState, setAgentState] = useState<AgentState>('initializing')
  const [captions, setCaptions] = useState<Caption[]>([])
  const [muted, setMuted] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const level = useCallback(() => meter.current?.calculateVolume() ?? 0, [])

  const leave = useCallback(async () => {
    const current = room.current
    room.current = null
    await meter.current?.cleanup()
    meter.current = null
    await current?.disconnect()
    silence()
  }, [])

  useEffect(() => () => void leave(), [leave])

  const start = useCallback(async (agent?: Agent) => {
    setPhase('connecting')
    setProblem(null)
    setCaptions([])
    setMuted(false)
    setAgentState('initializing')
    const next = new Room({ audioCaptureDefaults: { echoCancellation: true, noiseSuppression: true, autoGainControl: true } })
    room.current = next
    watch(next, { setPhase, setAgentState, setCaptions })
    try {
      const session = await openSession(agent)
      setSessionId(session.session_id)
      await next.connect(session.url, session.token)
      const publication = await next.localParticipant.setMicrophoneEnabled(true)
      if (publication?.track) meter.current = createAudioAnalyser(publication.track as LocalAudioTrack, { cloneTrack: false })
      await next.startAudio()
      setPhase('live')
    } catch (error) {
      await leave()
      setPhase('failed')
      setProblem(explain(error))
    }
  }, [leave])

  const hangUp = useCallback(async () => {
    await leave()
    setPhase('ended')
  }, [leave])

  const toggleMute = useCallback(async () => {
    const local = room.current?.localParticipant
    if (!local) return
    const silent = local.isMicrophoneEnabled
    await local.setMicrophoneEnabled(!silent)
    setMuted(silent)
  }, [])

  const say = useCallback(async (text: string) => {
    await room.current?.localParticipant.sendText(text, { topic: 'lk.chat' })
  }, [])

  return { phase, sessionId, agentState, captions, muted, problem, level, start, hangUp, toggleMute, say }
}

interface Setters {
  setPhase: (phase: Phase) => void
  setAgentState: (state: AgentState) => void
  setCaptions: (update: (captions: Caption[]) => Caption[]) => void
}

function watch(room: Room, { setPhase, setAgentState, setCaptions }: Setters) {
  const showState = (participant: Participant) => {
    const state = participant.attributes['lk.agent.state']
    if (isAgent(participant) && state) setAgentState(state as AgentState)
  }
  room
    .on(RoomEvent.ParticipantConnected, showState)
    .on(RoomEvent.ParticipantAttributesChanged, (_, participant) => showState(participant))
    .on(RoomEvent.Connected, () => room.remoteParticipants.forEach(showState))
    .on(RoomEvent.Reconnecting, () => setPhase('reconnecting'))
    .on(RoomEvent.Reconnected, () => setPhase('live'))
    .on(RoomEvent.Disconnected, () => {
      silence()
      setPhase('ended')
    })
    .on(RoomEvent.TrackSubscribed, (track) => {
      if (track.kind === Track.Kind.Audio) play(track)
    })
    .on(RoomEvent.TrackUnsubscribed, (track) => track.detach().forEach((element) => element.remove()))
  room.registerTextStreamHandler('lk.transcription', async (reader, { identity }) => {
    const attributes = reader.info.attributes ?? {}
    const segment = attributes['lk.segment_id'] ?? reader.info.id
    const final = attributes['lk.transcription_final'] === 'true'
    const speaker = identity === room.localParticipant.identity ? 'caller' : 'agent'
    let text = ''
    for await (const piece of reader) {
      text += piece
      const shown = text
      setCaptions((captions) => withCaption(captions, { segment, speaker, text: shown, final: false }))
    }
    setCaptions((captions) => withCaption(captions, { segment, speaker, text, final }))
  })
}

/** The agent's voice plays through elements of the page; they go with the call. */
function play(track: RemoteTrack) {
  const player = track.attach()
  player.classList.add(farEnd)
  document.body.append(player)
}

function silence() {
  document.querySelectorAll(`.${farEnd}`).forEach((player) => player.remove())
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return 'The call could not be started.'
  if (error.name === 'NotAllowedError') return 'The microphone is blocked. Allow it in the browser’s address bar, then try again.'
  if (error.name === 'NotFoundError') return 'No microphone was found. Plug one in, then try again.'
  return error.message
}

export const isBusy = (phase: Phase) => phase === 'connecting' || phase === 'live' || phase === 'reconnecting'

