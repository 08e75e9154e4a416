import { ConnectionError, DisconnectReason, MediaDeviceFailure } from 'livekit-client'

/** What a person needs to know of how their call ended; null where they or the agent brought it to its end. */
export function afterTheCall(reason?: DisconnectReason): string | null {
  switch (reason) {
    case DisconnectReason.CLIENT_INITIATED:
    case DisconnectReason.PARTICIPANT_REMOVED:
    case DisconnectReason.ROOM_DELETED:
    case DisconnectReason.ROOM_CLOSED:
    case DisconnectReason.CONNECTION_TIMEOUT:
      return null
    case DisconnectReason.SERVER_SHUTDOWN:
      return 'The server is being stopped. Talk again in a moment.'
    case DisconnectReason.AGENT_ERROR:
      return 'Something broke on the server and ended the call. Talk again to start over.'
    default:
      // Without a reason: the client tried to come back for as long as it tries.
      return 'The connection was lost and could not be restored. Talk again to start over.'
  }
}

/** Why there is no microphone, and what to do; null where the trouble is another one. */
export function withoutMicrophone(error: unknown): string | null {
  if (!navigator.mediaDevices) return 'Browsers let a page use the microphone over https or on localhost only. You can type instead.'
  switch (MediaDeviceFailure.getFailure(error)) {
    case MediaDeviceFailure.PermissionDenied:
      return 'The microphone is blocked. Allow it in the browser’s address bar and unmute, or type instead.'
    case MediaDeviceFailure.NotFound:
      return 'No microphone was found. Plug one in and unmute, or type instead.'
    case MediaDeviceFailure.DeviceInUse:
      return 'Another program uses the microphone. Close it and unmute, or type instead.'
    default:
      return null
  }
}

/** Why a call did not start. */
export function beforeTheCall(error: unknown): string {
  if (error instanceof ConnectionError) return `The call could not be connected. Do the server’s media ports let you through? (${error.message})`
  return error instanceof Error ? error.message : 'The call could not be started.'
}
