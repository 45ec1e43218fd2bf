/**
 * Connections the system keeps for a process that is busy. Node's own 511 are too few when all screens of a city come
 * back at once: who is dropped there is not told, and his system tries again only after 1, 3, 7 and 15 seconds. The
 * system's own bound (`net.core.somaxconn`, 4,096 since Linux 5.4) holds all the same.
 */
const BACKLOG = 4_096;

/** Where and how the API listens. */
export const listenOn = (port: number, host: string) => ({ port, host, backlog: BACKLOG });
