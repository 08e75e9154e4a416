import { ConnectionError, DisconnectReason } from 'livekit-client'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { afterTheCall, beforeTheCall, withoutMicrophone } from './problems'

describe('after the call', () => {
  it('nothing is told of an end that somebody wanted', () => {
    expect(afterTheCall(DisconnectReason.CLIENT_INITIATED)).toBeNull()
    expect(afterTheCall(DisconnectReason.PARTICIPANT_REMOVED)).toBeNull()
  })

  it('a lost connection, a stopped server and a broken agent are told apart', () => {
    const told = [undefined, DisconnectReason.STATE_MISMATCH, DisconnectReason.SERVER_SHUTDOWN, DisconnectReason.AGENT_ERROR].map(afterTheCall)
    expect(told.map((text) => /lost|stopped|broke/.exec(text ?? '')?.[0])).toEqual(['lost', 'lost', 'stopped', 'broke'])
  })
})

describe('without a microphone', () => {
  afterEach(() => vi.unstubAllGlobals())
  const failed = (name: string) => Object.assign(new Error(name), { name })

  it('each cause has its cure, and typing is always one', () => {
    vi.stubGlobal('navigator', { mediaDevices: {} })
    const told = ['NotAllowedError', 'NotFoundError', 'NotReadableError'].map((name) => withoutMicrophone(failed(name)))
    expect(told.map((text) => /Allow|Plug|Close/.exec(text ?? '')?.[0])).toEqual(['Allow', 'Plug', 'Close'])
    expect(told.every((text) => text?.includes('type instead'))).toBe(true)
  })

  it('an address that browsers do not trust is named as the cause', () => {
    vi.stubGlobal('navigator', {})
    expect(withoutMicrophone(new TypeError())).toContain('https')
  })

  it('other troubles are not blamed on the microphone', () => {
    vi.stubGlobal('navigator', { mediaDevices: {} })
    expect(withoutMicrophone(new Error('negotiation failed'))).toBeNull()
  })
})

describe('before the call', () => {
  it('what kept it from being connected is told with where to look', () => {
    expect(beforeTheCall(ConnectionError.timeout('no answer'))).toMatch(/media ports.*no answer/)
    expect(beforeTheCall(new Error('The server cannot be reached.'))).toBe('The server cannot be reached.')
  })
})
