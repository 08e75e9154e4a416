// A caller built on LiveKit's Rust core (@livekit/rtc-node, two peer connections): plays WAV files turn by turn and prints, as one JSON
// document, what both sides said and when the agent was heard.
// Before that, a line {"answered":N} after each answer. With --outage the turn after the first waits until the connection was lost and is back.
//   PARLEY_URL=ws://... PARLEY_TOKEN=... node converse.mjs turn1.wav turn2.wav [--interrupt MS] [--outage]
import { readFileSync } from 'node:fs'
import { AudioFrame, AudioSource, AudioStream, dispose, LocalAudioTrack, Room, RoomEvent, TrackKind, TrackPublishOptions, TrackSource } from '@livekit/rtc-node'

const RATE = 48000
const AUDIBLE = 300
const FINISHED_MS = 700
const PATIENCE_MS = 20000

const interruptAt = process.argv.indexOf('--interrupt')
const interruptMs = interruptAt > 0 ? Number(process.argv[interruptAt + 1]) : null
const outage = process.argv.includes('--outage')
const turns = process.argv.slice(2).filter((argument) => argument.endsWith('.wav')).map(readWav)

const said = new Map()
const runs = []
let state = 'initializing'
const now = () => performance.now()

const room = new Room()
room.on(RoomEvent.ParticipantAttributesChanged, (changed) => { state = changed['lk.agent.state'] ?? state })
const restored = new Promise((resolve) => room.on(RoomEvent.Reconnected, resolve))
room.on(RoomEvent.TrackSubscribed, (track) => { if (track.kind === TrackKind.KIND_AUDIO) void listen(track) })
room.registerTextStreamHandler('lk.transcription', async (reader, { identity }) => {
  const attributes = reader.info.attributes ?? {}
  const speaker = identity === room.localParticipant.identity ? 'caller' : 'agent'
  const text = await reader.readAll()
  said.set(attributes['lk.segment_id'], { speaker, text, final: attributes['lk.transcription_final'] === 'true' })
})
await room.connect(process.env.PARLEY_URL, process.env.PARLEY_TOKEN, { autoSubscribe: true, dynacast: false })
for (const agent of room.remoteParticipants.values()) state = agent.attributes['lk.agent.state'] ?? state

const source = new AudioSource(RATE, 1)
const track = LocalAudioTrack.createAudioTrack('microphone', source)
await room.localParticipant.publishTrack(track, new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE }))

await until(() => runs.length > 0 && finished())
const latencies = []
for (const [index, samples] of turns.entries()) {
  const spokenUntil = await speak(samples)
  const answer = await until(() => runs.find((run) => run.start > spokenUntil))
  latencies.push(answer ? Math.round(answer.start - spokenUntil) : null)
  if (answer && interruptMs !== null && index < turns.length - 1) await until(() => now() > answer.start + interruptMs)
  else await until(finished)
  process.stdout.write(JSON.stringify({ answered: index + 1 }) + '\n')
  if (outage && index === 0) await restored
}
process.stdout.write(JSON.stringify({ latencies, runs: runs.length, said: [...said.values()] }) + '\n')
await room.disconnect()
await dispose()

function finished() {
  return state === 'listening' && runs.length > 0 && now() - runs.at(-1).end > FINISHED_MS
}

async function listen(remote) {
  for await (const frame of new AudioStream(remote, RATE, 1)) {
    const peak = frame.data.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
    if (peak < AUDIBLE) continue
    const last = runs.at(-1)
    if (last && now() - last.end < 250) last.end = now()
    else runs.push({ start: now(), end: now() })
  }
}

async function speak(samples) {
  const step = RATE / 50
  for (let at = 0; at < samples.length; at += step) {
    const frame = AudioFrame.create(RATE, 1, step)
    frame.data.set(samples.subarray(at, at + step))
    await source.captureFrame(frame)
  }
  await source.waitForPlayout()
  const spokenUntil = now()
  // A live microphone never stops: silence follows.
  for (let count = 0; count < 50; count++) await source.captureFrame(AudioFrame.create(RATE, 1, step))
  return spokenUntil
}

async function until(condition) {
  for (const limit = now() + PATIENCE_MS; now() < limit; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const result = condition()
    if (result) return result
  }
  return null
}

/** 48 kHz mono PCM16, as the tests write it: a 44-byte header, then samples. */
function readWav(path) {
  const bytes = readFileSync(path)
  return new Int16Array(bytes.buffer, bytes.byteOffset + 44, (bytes.length - 44) >> 1)
}
