import { reportAnswer, reportLoss } from "./connection";
import { readAnswer } from "./exactJson";
import { ConnectionLost, Problem } from "./problem";

/**
 * Sends a file as the body of a POST. A request that tells how much of it has gone out: `fetch` does not.
 *
 * @param onProgress is given the bytes that have gone out
 * @returns the answer's JSON
 * @throws Problem where the service refuses it, ConnectionLost where it is away, AbortError where the signal says stop
 */
export function sendFile(
  url: string,
  file: Blob,
  onProgress: (sent: number) => void,
  signal: AbortSignal,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    signal.addEventListener("abort", stop);
    request.open("POST", url);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Winnow-Client", "page");
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => {
      reportAnswer();
      const body = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) {
        resolve(body);
      } else {
        reject(Problem.of(request.status, body));
      }
    };
    request.onerror = () => {
      reportLoss();
      reject(new ConnectionLost());
    };
    request.onabort = () => reject(new DOMException("Stopped", "AbortError"));
    request.onloadend = () => signal.removeEventListener("abort", stop);
    if (signal.aborted) {
      stop();
      reject(new DOMException("Stopped", "AbortError"));
    } else {
      request.send(file);
    }
  });
}

function parsed(text: string): unknown {
  try {
    return readAnswer(text);
  } catch {
    return null;
  }
}
