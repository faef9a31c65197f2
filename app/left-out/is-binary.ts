/** In place of socket.io's search for bytes in what is sent: we send and get words only, and long polling as text. */
export function isBinary(): false {
  return false;
}

export function hasBinary(): false {
  return false;
}
