import { describe, expect, it, vi } from 'vitest'
import { getCall, listCalls } from './client'

vi.hoisted(() => vi.stubGlobal('location', { origin: 'http://parley.test' }))

/** The server's answer to whatever is asked, and what was asked. */
function answering(status: number, body: string, type = 'application/json') {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(request.url)
    return new Response(body, { status, headers: { 'content-type': type } })
  })
  return asked
}

describe('a request', () => {
  it('names the tenant and the page, and leaves out what is not said', async () => {
    const asked = answering(200, '{"calls":[],"next_before":null}')
    await listCalls('shop_456', 'call_1')
    await listCalls()
    expect(asked.map((url) => new URL(url).search)).toEqual(['?tenant_id=shop_456&limit=25&before=call_1', '?limit=25'])
  })

  it('fails with what the problem document says', async () => {
    answering(404, '{"title":"There is no such call."}', 'application/problem+json')
    await expect(getCall('call_1')).rejects.toThrow('There is no such call.')
  })

  it('fails with the status where the answer is no problem document', async () => {
    answering(502, '<h1>Bad gateway</h1>', 'text/html')
    await expect(getCall('call_1')).rejects.toThrow('The server answered 502.')
  })

  it('says that nobody answers', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    await expect(getCall('call_1')).rejects.toThrow('cannot be reached')
  })
})
