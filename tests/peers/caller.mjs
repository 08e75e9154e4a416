// A caller on LiveKit's Rust core: publishes a WAV file as its microphone, over and over, and tells, one JSON object a line, what it sees and hears.
// Reads commands from standard input: `say TEXT` types a text, `data TEXT` sends a packet and `lossy TEXT` one that may get lost, `unpublish`, `leave`;
// `name TEXT`, `metadata TEXT` and `attribute KEY VALUE` change what others are told of it; `path` asks what each peer connection runs over,
// `lost` for packets of others that it misses.
// `subscribe` and `unsubscribe` choose by hand among all that is published.
//   node caller.mjs URL TOKEN PEERS [WAV]      PEERS: 1 or 2 peer connections
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import {
  AudioFrame, AudioSource, AudioStream, DataPacketKind, LocalAudioTrack, Room, RoomEvent, TrackKind, TrackPublishOptions, TrackSource, dispose,
} from '@livekit/rtc-node';

const [url, token, peers, wav] = process.argv.slice(2);
const tell = (event, fields = {}) => process.stdout.write(`${JSON.stringify({ event, ...fields })}\n`);

const room = new Room();
room.on(RoomEvent.ParticipantConnected, (other) => tell('participant', { identity: other.identity }));
room.on(RoomEvent.ParticipantDisconnected, (other) => tell('gone', { identity: other.identity }));
room.on(RoomEvent.ParticipantAttributesChanged, (changed, other) => tell('attributes', { identity: other.identity, changed }));
room.on(RoomEvent.ParticipantMetadataChanged, (metadata, other) => tell('profile', { identity: other.identity, metadata: other.metadata }));
room.on(RoomEvent.ParticipantNameChanged, (name, other) => tell('name', { identity: other.identity, name: other.name }));
room.on(RoomEvent.RoomMetadataChanged, (metadata) => tell('metadata', { metadata }));
room.on(RoomEvent.Reconnecting, () => tell('reconnecting'));
room.on(RoomEvent.Reconnected, () => tell('reconnected'));
room.on(RoomEvent.Disconnected, (reason) => tell('disconnected', { reason }));
room.on(RoomEvent.ActiveSpeakersChanged, (speakers) => tell('speakers', { identities: speakers.map((one) => one.identity) }));
room.on(RoomEvent.ConnectionQualityChanged, (quality, other) => tell('quality', { identity: other.identity, quality }));
room.on(RoomEvent.TrackUnsubscribed, (track, publication, other) => tell('unsubscribed', { identity: other.identity }));
room.on(RoomEvent.TrackMuted, (publication, other) => tell('muted', { identity: other.identity }));
room.on(RoomEvent.TrackSubscribed, (track, publication, other) => {
  tell('subscribed', { identity: other.identity, name: publication.name, sid: publication.sid });
  if (track.kind === TrackKind.KIND_AUDIO) listen(track, other.identity);
});
room.registerTextStreamHandler('lk.transcription', async (reader, sender) => {
  const text = await reader.readAll();
  tell('caption', { identity: sender.identity, text, attributes: reader.info.attributes });
});
room.on(RoomEvent.DataReceived, (payload, sender, kind, topic) => tell('data', {
  identity: sender?.identity, topic, lossy: kind === DataPacketKind.KIND_LOSSY, text: Buffer.from(payload).toString(),
}));

async function listen(track, identity) {
  let crossings = 0, energy = 0, samples = 0, previous = 0;
  for await (const frame of new AudioStream(track, 48000, 1)) {
    if (frame.data.every((sample) => Math.abs(sample) < 1000)) continue;
    for (const sample of frame.data) {
      if (previous < 0 && sample >= 0) crossings++;
      previous = sample;
      energy += sample * sample;
      samples++;
    }
    if (samples >= 24000) {
      tell('heard', { identity, hertz: crossings / (samples / 48000), rms: Math.round(Math.sqrt(energy / samples)) });
      crossings = energy = samples = 0;
    }
  }
}

function readWav(path) {
  const bytes = readFileSync(path);
  let at = 12, rate = 0;
  while (at < bytes.length) {
    const id = bytes.toString('ascii', at, at + 4), length = bytes.readUInt32LE(at + 4);
    if (id === 'fmt ') rate = bytes.readUInt32LE(at + 12);
    if (id === 'data') {
      const samples = new Int16Array(length >> 1);
      for (let index = 0; index < samples.length; index++) samples[index] = bytes.readInt16LE(at + 8 + 2 * index);
      return { rate, samples };
    }
    at += 8 + length + (length & 1);
  }
  throw new Error(`${path} holds no samples`);
}

let publication;
async function publish(path) {
  const { rate, samples } = readWav(path);
  const source = new AudioSource(rate, 1);
  const microphone = LocalAudioTrack.createAudioTrack('microphone', source);
  const options = new TrackPublishOptions();
  options.source = TrackSource.SOURCE_MICROPHONE;
  publication = await room.localParticipant.publishTrack(microphone, options);
  tell('published', { sid: publication.sid });
  const step = rate / 50;
  // Again and again: who is to hear it may take longer to come than it lasts.
  for (let at = 0; room.isConnected; at = at + 2 * step <= samples.length ? at + step : 0)
    await source.captureFrame(new AudioFrame(samples.subarray(at, at + step), rate, 1, step));
}

// Once the other end's reports have come on it: they say that control packets get through as well.
async function tellPath(which) {
  for (;;) {
    const stats = (await room.getRtcStats())[which].map((one) => one.stats), values = stats.map((one) => one.value);
    const byId = (id) => values.find((one) => one.rtc.id === id);
    const transport = values.find((one) => one.transport)?.transport;
    const pair = byId(transport?.selectedCandidatePairId)?.candidatePair;
    if (pair && stats.some((one) => ['remoteInboundRtp', 'remoteOutboundRtp'].includes(one.case)))
      return tell('path', { protocol: byId(pair.localCandidateId).candidate.protocol, srtp: transport.srtpCipher });
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function tellLost() {
  for (;;) {
    const stats = (await room.getRtcStats()).subscriberStats.map((one) => one.stats);
    const packets = stats.filter((one) => one.case === 'inboundRtp').reduce((sum, one) => sum + Number(one.value.received.packetsLost), 0);
    if (packets > 0) return tell('lost', { packets });
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const commands = createInterface({ input: process.stdin });
commands.on('line', async (line) => {
  const [word, ...rest] = line.split(' ');
  if (word === 'say') await room.localParticipant.sendText(rest.join(' '), { topic: 'lk.chat' });
  if (word === 'data') await room.localParticipant.publishData(Buffer.from(rest.join(' ')), { reliable: true, topic: 'test' });
  if (word === 'lossy') await room.localParticipant.publishData(Buffer.from(rest.join(' ')), { reliable: false, topic: 'test' });
  if (word === 'name') await room.localParticipant.updateName(rest.join(' '));
  if (word === 'metadata') await room.localParticipant.updateMetadata(rest.join(' '));
  if (word === 'attribute') await room.localParticipant.setAttributes({ [rest[0]]: rest.slice(1).join(' ') });
  if (word === 'subscribe' || word === 'unsubscribe')
    for (const other of room.remoteParticipants.values())
      for (const track of other.trackPublications.values()) track.setSubscribed(word === 'subscribe');
  if (word === 'path') {
    await tellPath('publisherStats');
    await tellPath('subscriberStats');
  }
  if (word === 'lost') await tellLost();
  if (word === 'unpublish') await room.localParticipant.unpublishTrack(publication.sid);
  if (word === 'leave') {
    await room.disconnect();
    await dispose();
    process.exit(0);
  }
});

try {
  await room.connect(url, token, { autoSubscribe: true, dynacast: false, singlePeerConnection: peers === '1' });
  tell('joined', {
    room: room.name,
    identity: room.localParticipant.identity,
    others: [...room.remoteParticipants.values()].map((one) => ({ identity: one.identity, kind: one.kind, attributes: one.attributes })),
  });
  if (wav) await publish(wav);
} catch (fault) {
  tell('failed', { message: String(fault?.message ?? fault) });
  process.exit(1);
}
