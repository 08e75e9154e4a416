export const milliseconds = (value: number | null | undefined) => (value == null ? '–' : `${Math.round(value)} ms`)

/** Minutes and seconds, such as 2:05. */
export function clock(ms: number | null | undefined): string {
  if (ms == null) return '–'
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

export const when = (iso: string) => new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** An amount as small as a token's share of it, in the currency it is told in, where it is told. */
export function cost(amount: number | null | undefined, currency?: string | null): string {
  if (amount == null) return '–'
  const digits = amount.toLocaleString(undefined, { maximumSignificantDigits: amount < 1 ? 3 : 6 })
  return currency ? `${digits} ${currency}` : digits
}
