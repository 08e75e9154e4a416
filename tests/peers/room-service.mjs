// Walks LiveKit's RoomService with LiveKit's own server SDK; prints one JSON object with what came back.
// It ends with IDENTITY muted; `remove` instead of a TRACK sends it away.
//   node room-service.mjs URL KEY SECRET ROOM IDENTITY OTHER TRACK
import { AccessToken, DataPacket_Kind, RoomServiceClient, TokenVerifier } from 'livekit-server-sdk';

const [url, key, secret, room, identity, other, track] = process.argv.slice(2);
const service = new RoomServiceClient(url, key, secret);
const answers = {};
const caught = async (call) => {
  try {
    await call();
    return null;
  } catch (fault) {
    return { status: fault.status, code: fault.code, message: fault.message };
  }
};

if (track === 'remove') {
  await service.removeParticipant(room, identity);
  answers.removeAgain = await caught(() => service.removeParticipant(room, identity));
} else {
  answers.created = (await service.createRoom({ name: 'spare', emptyTimeout: 77, metadata: 'first' })).toJson();
  answers.rooms = (await service.listRooms()).map((one) => one.name).sort();
  answers.named = (await service.listRooms(['spare'])).map((one) => one.name);
  answers.metadata = (await service.updateRoomMetadata('spare', 'second')).metadata;
  await service.deleteRoom('spare');
  answers.deleteAgain = await caught(() => service.deleteRoom('spare'));
  answers.participants = (await service.listParticipants(room)).map((one) => one.identity).sort();
  answers.participant = (await service.getParticipant(room, identity)).toJson();
  answers.updated = (await service.updateParticipant(room, identity, { metadata: 'vip', attributes: { seat: '7' }, name: 'Renamed' })).toJson();
  const send = (text, kind, destinationIdentities) =>
    service.sendData(room, new TextEncoder().encode(text), kind, { topic: 'notice', destinationIdentities });
  await send('for one', DataPacket_Kind.RELIABLE, [identity]);
  await send('for another', DataPacket_Kind.RELIABLE, [other]);
  await send('for all', DataPacket_Kind.RELIABLE);
  await send('for whom it reaches', DataPacket_Kind.LOSSY);
  await service.updateRoomMetadata(room, 'open until five');
  answers.muted = (await service.mutePublishedTrack(room, identity, track, true)).toJson();
  answers.unmuteRefused = await caught(() => service.mutePublishedTrack(room, identity, track, false));
  answers.forged = await caught(() => new RoomServiceClient(url, key, 'x'.repeat(40)).listRooms());

  const token = new AccessToken(key, secret, { identity: 'ana', ttl: '5m' });
  token.addGrant({ roomJoin: true, room, canPublish: true });
  answers.token = await token.toJwt();
  if (process.env.PARLEY_TOKEN) answers.verified = await new TokenVerifier(key, secret).verify(process.env.PARLEY_TOKEN);
}

process.stdout.write(JSON.stringify(answers));
