import { describe, expect, it } from 'vitest'
import { standby, type Knowledge } from './standby'

const known: Knowledge = { isPending: false, isLoadingError: false, errorUpdateCount: 0, error: null }

describe('before a call', () => {
  it('nobody is asked to begin before it is known who would answer', () => {
    expect(standby({ ...known, isPending: true })).toEqual({ text: 'One moment…', action: 'talk', disabled: true, problem: null })
    expect(standby(known)).toEqual({ text: 'Ready when you are', action: 'talk', disabled: false, problem: null })
  })

  it('agents that cannot be had are told with the reason and a way to try again', () => {
    const failed = { ...known, isLoadingError: true, errorUpdateCount: 1, error: new Error('The server cannot be reached.') }
    expect(standby(failed)).toEqual({ text: 'Nobody can answer yet', action: 'retry', disabled: false, problem: 'The server cannot be reached.' })
  })

  it('while it is tried again the old reason is gone and the button keeps its focus', () => {
    const retried = standby({ ...known, isPending: true, errorUpdateCount: 1 })
    expect(retried).toEqual({ text: 'One moment…', action: 'retry', disabled: false, problem: null })
  })

  it('agents that are known stay so when asking again in the background fails', () => {
    expect(standby({ ...known, errorUpdateCount: 1, error: new Error('The server cannot be reached.') }).text).toBe('Ready when you are')
  })
})
