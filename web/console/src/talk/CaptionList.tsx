import { useEffect, useRef } from 'react'
import type { Caption } from './captions'

/** What both sides say, as it is said. Interim words are shown dimmed and are not announced to screen readers. */
export function CaptionList({ captions }: { captions: Caption[] }) {
  const end = useRef<HTMLLIElement>(null)
  useEffect(() => {
    void end.current?.scrollIntoView({ block: 'nearest' })
  }, [captions])

  if (captions.length === 0) return <p className="empty">What you and the agent say appears here.</p>
  return (
    // The log holds the list: a list that is given another role takes its items' meaning from them.
    <div className="log" role="log" aria-label="Captions" tabIndex={0}>
      <ol className="captions">
        {captions.map((caption) => (
          <li key={caption.segment} className={`${caption.speaker}${caption.final ? '' : ' interim'}`} aria-busy={!caption.final}>
            <span className="who">{caption.speaker === 'caller' ? 'You' : 'Agent'}</span>
            <span className="words">{caption.text}</span>
          </li>
        ))}
        <li ref={end} aria-hidden="true" className="end" />
      </ol>
    </div>
  )
}
