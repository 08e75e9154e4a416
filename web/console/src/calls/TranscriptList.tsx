import type { TranscriptEntry } from '../api/types'
import { clock } from '../format'

/** The transcript; each time plays the recording from there. */
export function TranscriptList({ entries, onPlay }: { entries: TranscriptEntry[]; onPlay?: (ms: number) => void }) {
  if (entries.length === 0) return <p className="empty">Nothing was said.</p>
  return (
    <ol className="captions transcript" aria-label="Transcript">
      {entries.map((entry, index) => (
        <li key={index} className={entry.speaker}>
          <span className="who">
            {entry.speaker === 'caller' ? 'Caller' : 'Agent'}{' '}
            {onPlay
              ? <button type="button" className="time" onClick={() => onPlay(entry.start_ms)} aria-label={`Play from ${clock(entry.start_ms)}`}>{clock(entry.start_ms)}</button>
              : <span className="time">{clock(entry.start_ms)}</span>}
          </span>
          <span className="words">{entry.text}{entry.interrupted && <em className="cut"> interrupted</em>}{entry.typed && <em className="cut"> typed</em>}</span>
        </li>
      ))}
    </ol>
  )
}
