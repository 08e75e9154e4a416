import type { CallUsage } from '../api/types'
import { cost, milliseconds } from '../format'

/** What language models were asked in each turn, and what that cost. */
export function UsageList({ usage }: { usage: CallUsage }) {
  if (usage.turns.length === 0) return null
  return (
    <table className="latency">
      <caption>Language models</caption>
      <thead>
        <tr><th scope="col">Turn</th><th scope="col">Model</th><th scope="col">Tokens in</th><th scope="col">Tokens out</th><th scope="col">First token</th><th scope="col">Cost</th></tr>
      </thead>
      <tbody>
        {usage.turns.map(({ turn, sum, requests }) => (
          <tr key={turn}>
            <th scope="row">{turn}</th>
            <td>{sum.models.join(', ')}</td>
            <td>{sum.input_tokens}</td>
            <td>{sum.output_tokens}</td>
            <td>{milliseconds(requests.find((request) => request.used)?.time_to_first_token_ms)}</td>
            <td>{cost(sum.cost, sum.currency)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Call</th>
          <td>{usage.sum.models.join(', ')}</td>
          <td>{usage.sum.input_tokens}</td>
          <td>{usage.sum.output_tokens}</td>
          <td>–</td>
          <td><strong>{cost(usage.sum.cost, usage.sum.currency)}</strong></td>
        </tr>
      </tfoot>
    </table>
  )
}
