import { useState } from "react";
import { once } from "./client";

/**
 * Gives what is to be made once its key: the same one as long as the same is sent. When an answer was lost, sending it
 * again brings that answer rather than a second thing. A refusal leaves nothing behind: its key may come again.
 */
export class SentOnce {
  private body = "";
  private key = "";

  /** The headers that it is sent with. */
  headers(body: unknown): ReturnType<typeof once> {
    const text = JSON.stringify(body);
    if (text !== this.body) {
      this.body = text;
      this.key = crypto.randomUUID();
    }
    return once(this.key);
  }

  /** It is made: the same again is another one. */
  done(): void {
    this.body = "";
  }
}

export function useSentOnce(): SentOnce {
  const [sent] = useState(() => new SentOnce());
  return sent;
}
