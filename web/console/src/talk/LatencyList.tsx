import type { TurnLatency } from '../api/types'
import { milliseconds } from '../format'

/** How long each answer took, from the caller's last sound, or typed text, to the agent's first sound. */
export function LatencyList({ latencies }: { latencies: TurnLatency[] }) {
  if (latencies.length === 0) return null
  const typed = latencies.some((turn) => turn.text_to_voice_ms != null)
  return (
    <table className="latency">
      <caption>Latency of each turn</caption>
      <thead>
        <tr><th scope="col">Turn</th><th scope="col">End of speech</th><th scope="col">Transcript</th><th scope="col">Reply</th><th scope="col">Audio</th><th scope="col">Voice to voice</th>{typed && <th scope="col">Text to voice</th>}</tr>
      </thead>
      <tbody>
        {latencies.map((turn) => (
          <tr key={turn.turn}>
            <th scope="row">{turn.turn}</th>
            <td>{milliseconds(turn.end_of_speech_delay_ms)}</td>
            <td>{milliseconds(turn.final_transcript_ms)}</td>
            <td>{milliseconds(turn.first_reply_token_ms)}</td>
            <td>{milliseconds(turn.first_audio_ms)}</td>
            <td><strong>{milliseconds(turn.voice_to_voice_ms)}</strong></td>
            {typed && <td><strong>{milliseconds(turn.text_to_voice_ms)}</strong></td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
