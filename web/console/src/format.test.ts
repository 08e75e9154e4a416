import { describe, expect, it } from 'vitest'
import { clock, cost, milliseconds } from './format'

describe('format', () => {
  it('shows call time in minutes and seconds', () => {
    expect(clock(125_400)).toBe('2:05')
    expect(clock(0)).toBe('0:00')
    expect(clock(null)).toBe('–')
  })

  it('rounds delays to whole milliseconds and leaves the unknown blank', () => {
    expect(milliseconds(612.4)).toBe('612 ms')
    expect(milliseconds(null)).toBe('–')
  })

  it('shows small amounts by their leading digits, and none where no price is known', () => {
    expect(cost(0.00391, 'EUR')).toMatch(/^0[.,]00391 EUR$/)
    expect(cost(0, null)).toBe('0')
    expect(cost(null, 'EUR')).toBe('–')
  })
})
