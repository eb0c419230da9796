// A model server over TLS that speaks HTTP/2 and HTTP/1.1 and says which it was asked by.
// node server.mjs STORE PASSWORD; prints its port.
import { readFileSync } from "node:fs";
import { createSecureServer } from "node:http2";

const [store, passphrase] = process.argv.slice(2);
const server = createSecureServer(
  { pfx: readFileSync(store), passphrase, allowHTTP1: true },
  (request, response) => {
    request.resume();
    request.on("end", () => {
      response.setHeader("content-type", "application/json");
      response.end(
        JSON.stringify({
          model: "HTTP/" + request.httpVersion,
          choices: [{ finish_reason: "stop", message: { content: "ok" } }],
          usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
        }),
      );
    });
  },
);
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.on("end", () => process.exit(0)).resume();
