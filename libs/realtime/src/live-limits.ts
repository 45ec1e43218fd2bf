/** What one client, and all of them together, may cost this process. */
export const LIMITS = {
  /** Events sent again after a cut; whoever missed more reads his screens anew, which is cheaper for both. */
  replayEvents: 2_000,
  /** Events kept back while older ones are sent again; with more the log is read once more instead. */
  heldEvents: 1_000,
  /** Packets not yet taken off by the client: with more it is disconnected, and resumes when it can read again. */
  unsentPackets: 1_000,
  /** Of a page with more events than these the client must have taken everything off before anything follows. */
  unwaitedEvents: 100,
  /** How long a client may take for one page of a replay. */
  pageWithinMs: 20_000,
  /** Connections of one account to this process: tabs, phones, and those that died without a word. */
  socketsPerAccount: 20,
  /** Handshakes a minute with one token. */
  handshakesPerMinute: 60,
  /** Packets a minute from one connection: a heartbeat every 25 s, the handshake, an upgrade. */
  packetsPerMinute: 60,
  /** The handshake with its token is far smaller. */
  messageBytes: 16_384,
  /**
   * How long a connection may stay without having been let in. Long enough for the queue at the door when everybody
   * comes back at once: whoever is sent away while he waits only comes again.
   */
  handshakeWithinMs: 30_000,
  /**
   * Connections that have not said yet who they are, of all clients together; not fewer than come back at once, because
   * each that is sent away comes again for nothing, and later each time.
   */
  strangers: 4_000,
  /** Connections taken in before everything else has its turn. */
  enterATurn: 20,
  /** Connections whose session and rights are asked for with one question. */
  askedTogether: 50,
  /** Such questions at the same moment, of each kind: the pool of connections also serves requests. */
  askedAtOnce: 2,
  /** Connections that are sent what they missed with one look at the log, one page for each. */
  replayedTogether: 32,
  /** Events sent again before everything else has its turn. */
  sentAtOnce: 200,
} as const;
