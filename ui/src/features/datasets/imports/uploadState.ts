/** Where the sending of a file stands, before the service has anything to say of it. */
export type UploadState =
  | { readonly step: "none" }
  | { readonly step: "sending"; readonly name: string; readonly sent: number; readonly total: number }
  | { readonly step: "sent"; readonly id: string }
  | { readonly step: "failed"; readonly name: string; readonly error: unknown };

export type UploadEvent =
  | { readonly type: "begin"; readonly name: string; readonly total: number }
  | { readonly type: "progress"; readonly sent: number }
  | { readonly type: "done"; readonly id: string }
  | { readonly type: "fail"; readonly error: unknown }
  | { readonly type: "stop" };

export const NO_UPLOAD: UploadState = { step: "none" };

/** What becomes of it; what is late, of a file that is no longer sent, changes nothing. */
export function uploadAfter(state: UploadState, event: UploadEvent): UploadState {
  switch (event.type) {
    case "begin":
      return { step: "sending", name: event.name, sent: 0, total: event.total };
    case "progress":
      return state.step === "sending"
        ? { ...state, sent: Math.min(state.total, Math.max(state.sent, event.sent)) }
        : state;
    case "done":
      return state.step === "sending" ? { step: "sent", id: event.id } : state;
    case "fail":
      return state.step === "sending" ? { step: "failed", name: state.name, error: event.error } : state;
    case "stop":
      return NO_UPLOAD;
  }
}

/** From 0 to 100; a file of nothing is sent at once. */
export function percentSent({ sent, total }: { readonly sent: number; readonly total: number }): number {
  return total === 0 ? 100 : Math.floor((sent / total) * 100);
}
