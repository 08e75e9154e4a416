import { createAudioAnalyser, ParticipantKind, Room, RoomEvent, Track, type DisconnectReason, type LocalAudioTrack, type Participant, type RemoteTrack } from 'livekit-client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { openSession } from '../api/client'
import type { Agent } from '../api/types'
import { withCaption, type Caption } from './captions'
import { afterTheCall, beforeTheCall, withoutMicrophone } from './problems'

export type Phase = 'idle' | 'connecting' | 'live' | 'reconnecting' | 'ended' | 'failed'
export type AgentState = 'initializing' | 'listening' | 'thinking' | 'speaking'

/** A call's id, and whose it is. */
export interface Session {
  id: string
  tenant?: string
}

export interface Call {
  phase: Phase
  session: Session | null
  agentState: AgentState
  captions: Caption[]
  muted: boolean
  problem: string | null
  /** Reads the microphone's level, 0 to 1; for drawing, not for state. */
  level: () => number
  start: (agent?: Agent) => Promise<void>
  hangUp: () => Promise<void>
  toggleMute: () => Promise<void>
  /** False when the words could not be sent; the problem says why. */
  say: (text: string) => Promise<boolean>
}

const farEnd = 'far-end'

const isAgent = (participant: Participant | undefined) => participant?.kind === ParticipantKind.AGENT

/** One call at a time: room, microphone, captions and the agent's state, through LiveKit's own client. */
export function useCall(): Call {
  const room = useRef<Room | null>(null)
  const meter = useRef<{ calculateVolume: () => number; cleanup: () => Promise<void> } | null>(null)
  const [phase, setPhase] = useState<Phase>('idle')
  const [session, setSession] = useState<Session | null>(null)
  const [agentState, setAgentState] = useState<AgentState>('initializing')
  const [captions, setCaptions] = useState<Caption[]>([])
  const [muted, setMuted] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const level = useCallback(() => meter.current?.calculateVolume() ?? 0, [])

  const leave = useCallback(async () => {
    const [left, drawn] = [room.current, meter.current]
    room.current = meter.current = null
    silence()
    await drawn?.cleanup()
    await left?.disconnect()
  }, [])

  useEffect(() => () => void leave(), [leave])

  /** Opens the microphone, or says what is in the way: whoever has none may still type. */
  const unmute = useCallback(async (where: Room) => {
    try {
      const publication = await where.localParticipant.setMicrophoneEnabled(true)
      if (room.current !== where) return
      if (publication?.track && !meter.current) meter.current = createAudioAnalyser(publication.track as LocalAudioTrack, { cloneTrack: false })
      setMuted(false)
      setProblem(null)
    } catch (error) {
      const why = withoutMicrophone(error)
      if (!why) throw error
      if (room.current !== where) return
      setMuted(true)
      setProblem(why)
    }
  }, [])

  const start = useCallback(async (agent?: Agent) => {
    setPhase('connecting')
    setProblem(null)
    setCaptions([])
    setMuted(false)
    setAgentState('initializing')
    const next = new Room({ audioCaptureDefaults: { echoCancellation: true, noiseSuppression: true, autoGainControl: true } })
    room.current = next
    // Whoever hung up or went to another page meanwhile is in no call, also when the step under way still succeeds.
    const left = () => room.current !== next
    const onEnd = (reason?: DisconnectReason) => {
      if (left()) return
      setPhase('ended')
      setProblem(afterTheCall(reason))
      void leave()
    }
    // A call that was cut off goes on as one of its own, with its own record and figures.
    const setCall = (id: string) => setSession((known) => (known && known.id !== id ? { ...known, id } : known))
    watch(next, { setPhase, setAgentState, setCall, setCaptions, onEnd })
    try {
      const opened = await openSession(agent)
      if (left()) return
      setSession({ id: opened.session_id, tenant: agent?.tenant_id })
      await next.connect(opened.url, opened.token)
      if (!left()) await unmute(next)
      if (left()) return await next.disconnect()
      await next.startAudio()
      if (!left()) setPhase('live')
    } catch (error) {
      if (left()) return
      await leave()
      setPhase('failed')
      setProblem(beforeTheCall(error))
    }
  }, [leave, unmute])

  const hangUp = useCallback(async () => {
    setPhase('ended')
    await leave()
  }, [leave])

  const toggleMute = useCallback(async () => {
    const where = room.current
    if (!where) return
    try {
      if (!where.localParticipant.isMicrophoneEnabled) return await unmute(where)
      await where.localParticipant.setMicrophoneEnabled(false)
      setMuted(true)
    } catch {
      setProblem('The microphone could not be switched. Try again.')
    }
  }, [unmute])

  const say = useCallback(async (text: string) => {
    try {
      await room.current?.localParticipant.sendText(text, { topic: 'lk.chat' })
      return true
    } catch {
      setProblem('Your words could not be sent. Try again.')
      return false
    }
  }, [])

  return { phase, session, agentState, captions, muted, problem, level, start, hangUp, toggleMute, say }
}

interface Watcher {
  setPhase: (phase: Phase) => void
  setAgentState: (state: AgentState) => void
  setCall: (id: string) => void
  setCaptions: (update: (captions: Caption[]) => Caption[]) => void
  onEnd: (reason?: DisconnectReason) => void
}

function watch(room: Room, { setPhase, setAgentState, setCall, setCaptions, onEnd }: Watcher) {
  const showState = (participant: Participant) => {
    if (!isAgent(participant)) return
    const { 'lk.agent.state': state, 'parley.call_id': call } = participant.attributes
    if (state) setAgentState(state as AgentState)
    if (call) setCall(call)
  }
  room
    .on(RoomEvent.ParticipantConnected, showState)
    .on(RoomEvent.ParticipantAttributesChanged, (_, participant) => showState(participant))
    .on(RoomEvent.Connected, () => room.remoteParticipants.forEach(showState))
    .on(RoomEvent.Reconnecting, () => setPhase('reconnecting'))
    .on(RoomEvent.Reconnected, () => setPhase('live'))
    .on(RoomEvent.Disconnected, onEnd)
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

export const isBusy = (phase: Phase) => phase === 'connecting' || phase === 'live' || phase === 'reconnecting'
