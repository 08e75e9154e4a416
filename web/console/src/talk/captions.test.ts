import { describe, expect, it } from 'vitest'
import { withCaption, type Caption } from './captions'

const heard = (segment: string, text: string, final = false): Caption => ({ segment, speaker: 'caller', text, final })

describe('captions', () => {
  it('grow in place while a segment is being heard', () => {
    const first = withCaption([], heard('a', 'when are'))
    expect(withCaption(first, heard('a', 'when are you open', true))).toEqual([heard('a', 'when are you open', true)])
  })

  it('keep the order of their segments', () => {
    const two = withCaption(withCaption([], heard('a', 'one')), heard('b', 'two'))
    expect(withCaption(two, heard('a', 'one more')).map((c) => c.segment)).toEqual(['a', 'b'])
  })

  it('disappear when the final text is empty', () => {
    expect(withCaption([heard('a', 'uh')], heard('a', '', true))).toEqual([])
    expect(withCaption([], heard('a', ' ', true))).toEqual([])
  })
})
