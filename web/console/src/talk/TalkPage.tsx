import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type KeyboardEvent as KeyPress } from 'react'
import { Link } from 'react-router'
import { listAgents } from '../api/client'
import type { Agent } from '../api/types'
import { CaptionList } from './CaptionList'
import { LatencyList } from './LatencyList'
import { MicrophoneMeter } from './MicrophoneMeter'
import { pathOf } from '../calls/paths'
import { standby } from './standby'
import { TextBox } from './TextBox'
import { isBusy, useCall, type AgentState, type Phase } from './useCall'
import { useLiveLatencies } from './useLiveLatencies'

const stateText: Record<AgentState, string> = {
  initializing: 'Getting ready',
  listening: 'Listening',
  thinking: 'Thinking',
  speaking: 'Speaking',
}

/** Before a call it depends on the agents, in a call on what the agent does. */
const phaseText: Record<Exclude<Phase, 'idle' | 'live'>, string> = {
  connecting: 'Connecting…',
  reconnecting: 'Connection lost, reconnecting…',
  ended: 'Call ended',
  failed: 'The call did not start',
}

export function TalkPage() {
  const call = useCall()
  const agents = useQuery({ queryKey: ['agents'], queryFn: listAgents })
  const [chosen, setChosen] = useState('')
  const busy = isBusy(call.phase)
  const known = agents.data?.agents ?? []
  const agent = known.find((one) => keyOf(one) === chosen) ?? known[0]
  const tenants = new Set(known.map((one) => one.tenant_id))
  const latencies = useLiveLatencies(call.session)
  const before = standby(agents)

  const controls = useFocusKept(busy)
  useShortcuts(busy, call.toggleMute, call.hangUp)

  return (
    <div className="talk">
      <title>Talk · Parley</title>
      <section className="stage" aria-labelledby="talk-title">
        <h1 id="talk-title">Talk to {agent?.agent_name ?? 'an agent'}</h1>
        {known.length > 1 && (
          <label className="field">
            Agent
            <select value={agent && keyOf(agent)} disabled={busy} onChange={(event) => setChosen(event.target.value)}>
              {known.map((one) => <option key={keyOf(one)} value={keyOf(one)}>{tenants.size > 1 ? `${one.agent_name} (${one.tenant_id})` : one.agent_name}</option>)}
            </select>
          </label>
        )}
        <div className={`orb ${call.phase === 'live' ? call.agentState : call.phase}`} aria-hidden="true"><span /><span /><span /></div>
        <p className="state" role="status" data-testid="state">
          {call.phase === 'live' ? stateText[call.agentState] : call.phase === 'idle' ? before.text : phaseText[call.phase]}
        </p>
        <div className="controls" ref={controls} onKeyDown={withoutRepeats}>
          {busy ? (
            <>
              <button type="button" className="danger" onClick={call.hangUp}>Hang up</button>
              <button type="button" className="quiet" aria-pressed={call.muted} onClick={call.toggleMute} disabled={call.phase !== 'live'}>
                {call.muted ? 'Unmute' : 'Mute'}
              </button>
            </>
          ) : (
            // One button, so that the focus of whoever tried again is on Talk once that has helped.
            <button type="button" className="primary" disabled={before.disabled} onClick={() => (before.action === 'retry' ? agents.refetch() : call.start(agent))}>
              {before.action === 'retry' ? 'Try again' : call.phase === 'ended' ? 'Talk again' : 'Talk'}
            </button>
          )}
        </div>
        <MicrophoneMeter active={call.phase === 'live' && !call.muted} level={call.level} />
        {call.problem && <p className="problem" role="alert">{call.problem}</p>}
        {before.problem && <p className="problem" role="alert">{before.problem}</p>}
        {call.phase === 'ended' && call.session && <p><Link to={pathOf(call.session.id, call.session.tenant)}>Recording and transcript of this call</Link></p>}
        <p className="hint">Speak freely; you may interrupt. <kbd>M</kbd> mutes, <kbd>Esc</kbd> hangs up.</p>
      </section>
      <section className="side" aria-label="Conversation">
        <CaptionList captions={call.captions} />
        <TextBox disabled={call.phase !== 'live'} onSend={call.say} />
        <LatencyList latencies={latencies} />
      </section>
    </div>
  )
}

/** Two tenants may each have an agent of the same name. */
const keyOf = (agent: Agent) => `${agent.tenant_id}/${agent.agent_name}`

/** A key that is held down presses no button again, least of all the one that takes its place. */
const withoutRepeats = (event: KeyPress) => {
  if (event.repeat) event.preventDefault()
}

/** The button that was pressed goes away with the change it makes: the focus goes to the one that takes its place, not back to the top of the page. */
function useFocusKept(changing: unknown) {
  const controls = useRef<HTMLDivElement>(null)
  const before = useRef(changing)
  useEffect(() => {
    if (before.current !== changing && document.activeElement === document.body) controls.current?.querySelector('button')?.focus({ preventScroll: true })
    before.current = changing
  }, [changing])
  return controls
}

/** M and Esc work anywhere during a call except while typing. */
function useShortcuts(active: boolean, mute: () => Promise<void>, hangUp: () => Promise<void>) {
  useEffect(() => {
    if (!active) return
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'm' || event.key === 'M') void mute()
      if (event.key === 'Escape') void hangUp()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [active, mute, hangUp])
}
