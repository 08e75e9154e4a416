import { useEffect, useRef } from 'react'

/** Draws the microphone's level outside React's render: it moves sixty times a second. */
export function MicrophoneMeter({ active, level }: { active: boolean; level: () => number }) {
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!active) return
    let frame = 0
    const draw = () => {
      const value = Math.min(1, level() * 1.6)
      bar.current?.style.setProperty('transform', `scaleX(${value.toFixed(3)})`)
      frame = requestAnimationFrame(draw)
    }
    draw()
    return () => cancelAnimationFrame(frame)
  }, [active, level])

  return (
    <div className="meter" role="img" aria-label={active ? 'Microphone level' : 'Microphone off'} data-active={active}>
      <div ref={bar} />
    </div>
  )
}
