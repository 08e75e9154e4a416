import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { getCall, getTranscript, recordingUrl } from '../api/client'
import { clock, when } from '../format'
import { LatencyList } from '../talk/LatencyList'
import { listOf } from './paths'
import { statusText } from './status'
import { TranscriptList } from './TranscriptList'
import { UsageList } from './UsageList'

export function CallPage() {
  const { id = '' } = useParams()
  const tenant = useSearchParams()[0].get('tenant_id')
  const player = useRef<HTMLAudioElement>(null)
  const call = useQuery({ queryKey: ['calls', tenant, id], queryFn: () => getCall(id, tenant), refetchInterval: (query) => (query.state.data?.status === 'active' ? 2_000 : false) })
  const live = call.data?.status === 'active'
  // By the status, so that what was said last is asked for once the call has ended.
  const transcript = useQuery({
    queryKey: ['calls', tenant, id, 'transcript', call.data?.status],
    queryFn: () => getTranscript(id, tenant),
    enabled: call.isSuccess,
    placeholderData: keepPreviousData,
    refetchInterval: live ? 2_000 : false,
  })

  const playFrom = (ms: number) => {
    if (!player.current) return
    player.current.currentTime = ms / 1000
    void player.current.play()
  }

  return (
    <section className="page" aria-labelledby="call-title">
      <title>Call · Parley</title>
      <p><Link to={listOf(tenant)}>← All calls</Link></p>
      <h1 id="call-title">Call {call.data ? `of ${when(call.data.started_at)}` : ''}</h1>
      {call.isPending && <p role="status">Loading…</p>}
      {call.isError && <p className="problem" role="alert">{call.error.message}</p>}
      {call.data && (
        <>
          <dl className="facts">
            <div><dt>Agent</dt><dd>{call.data.agent}</dd></div>
            <div><dt>Caller</dt><dd>{call.data.user_id}</dd></div>
            <div><dt>Length</dt><dd>{clock(call.data.duration_ms)}</dd></div>
            <div><dt>Consent to recording</dt><dd>{call.data.consent_status}</dd></div>
            <div><dt>Status</dt><dd><span className={`badge ${call.data.status}`}>{statusText[call.data.status]}</span></dd></div>
          </dl>
          {call.data.has_recording
            ? <audio ref={player} controls preload="metadata" src={recordingUrl(id, tenant)} aria-label="Recording: caller left, agent right" />
            : <p className="empty">This call was not recorded.</p>}
          {transcript.isError && <p className="problem" role="alert">{transcript.error.message}</p>}
          {transcript.data && <TranscriptList entries={transcript.data.entries} onPlay={call.data.has_recording ? playFrom : undefined} />}
          <LatencyList latencies={call.data.latencies} />
          <UsageList usage={call.data.usage} />
        </>
      )}
    </section>
  )
}
